using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>What is known of the day's minutes. With several cameras each minute takes the state that promises most: somebody looked, somewhere. What was missed is said of each camera.</summary>
public sealed record ReportCoverage
{
    /// <summary>Whole minutes that have passed.</summary>
    public required int Passed { get; init; }

    public required int Watched { get; init; }

    /// <summary>Every state with its minutes; they sum to <see cref="Passed"/>.</summary>
    public required IReadOnlyDictionary<CoverageState, int> Minutes { get; init; }

    public required IReadOnlyList<CoverageSpan> Spans { get; init; }

    /// <summary>The unwatched hours in words, in order of time, longest ones first to be kept; the last sentence sums up the rest. With several cameras of each by its name, the one that missed most first.</summary>
    public required IReadOnlyList<CitedSentence> Unwatched { get; init; }

    public required IReadOnlyList<CameraCoverage> Cameras { get; init; }

    /// <summary>Whether every minute that has passed was watched on every camera.</summary>
    public bool IsWhole => Passed > 0 && Cameras.All(camera => camera.Watched == Passed);

    /// <summary>What models' answers about the day held that could not be used: no time in the recording, or against the schema. It may have been an incident.</summary>
    public required int Unusable { get; init; }
}
