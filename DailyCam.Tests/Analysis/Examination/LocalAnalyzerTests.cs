using DailyCam.Core.Analysis;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class LocalAnalyzerTests : SegmentAnalyzerContract
{
    private protected override string Analyzer => AnalyzerNames.Local;
}
