using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>How much of the day was watched.</summary>
/// <param name="Minutes">Every state with its minutes, zero included; they sum to <paramref name="Passed"/>.</param>
/// <param name="Unwatched">The unwatched hours in words; with several cameras of each by its name.</param>
/// <param name="Unusable">What models' answers held that had no time in the recording or did not fit the schema.</param>
internal sealed record ReportCoverageAnswer(
    int Passed,
    int Watched,
    IReadOnlyDictionary<CoverageState, int> Minutes,
    IReadOnlyList<CoverageSpanAnswer> Spans,
    IReadOnlyList<SentenceAnswer> Unwatched,
    IReadOnlyList<CameraCoverage> Cameras,
    int Unusable)
{
    public static ReportCoverageAnswer Of(ReportCoverage coverage, ReportWords words) => new(
        coverage.Passed, coverage.Watched, coverage.Minutes, [.. coverage.Spans.Select(CoverageSpanAnswer.Of)], SentenceAnswer.Of(coverage.Unwatched, words), coverage.Cameras, coverage.Unusable);
}
