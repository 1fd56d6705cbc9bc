using DailyCam.Core.Analysis;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class OpenAiAnalyzerTests : SegmentAnalyzerContract
{
    private protected override string Analyzer => AnalyzerNames.OpenAi;
}
