using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>What is known of the day's minutes. With several cameras each minute takes the state that promises most: somebody looked, somewhere.</summary>
public sealed record ReportCoverage
{
    /// <summary>Whole minutes that have passed.</summary>
    public required int Passed { get; init; }

    public required int Watched { get; init; }

    /// <summary>Every state with its minutes; they sum to <see cref="Passed"/>.</summary>
    public required IReadOnlyDictionary<CoverageState, int> Minutes { get; init; }

    public required IReadOnlyList<CoverageSpan> Spans { get; init; }

    /// <summary>The unwatched hours in words, in order of time, longest ones first to be kept; the last sentence sums up the rest.</summary>
    public required IReadOnlyList<CitedSentence> Unwatched { get; init; }

    public required IReadOnlyList<CameraCoverage> Cameras { get; init; }
}
