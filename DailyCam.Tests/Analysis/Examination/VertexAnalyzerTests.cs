using DailyCam.Core.Analysis;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class VertexAnalyzerTests : SegmentAnalyzerContract
{
    private protected override string Analyzer => AnalyzerNames.Vertex;
}
