using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis;

/// <summary>What is known of one archive segment. One row for each (segment, analyzer, prompt version), so that a job run twice gives one result.</summary>
public sealed class SegmentAnalysis
{
    public long Id { get; init; }

    public required ArchiveSegmentId SegmentId { get; init; }

    public required CameraId CameraId { get; init; }

    /// <summary>The segment's own times, repeated here so that a day's coverage is one indexed query.</summary>
    public required DateTimeOffset StartAt { get; init; }

    public required DateTimeOffset EndAt { get; init; }

    /// <summary><c>local</c>, <c>vertex</c> or <c>openai</c>.</summary>
    public required string Analyzer { get; init; }

    public required string PromptVersion { get; init; }

    public required AnalysisState State { get; set; }

    /// <summary>Stable code of why it is skipped, blocked or failed; texts are made from it in the reader's language.</summary>
    public string? Reason { get; set; }

    public int IncidentCount { get; set; }

    /// <summary>50 to 100 by the rules of the safety score; null when nothing was watched.</summary>
    public int? Score { get; set; }

    /// <summary>What was observed, as <see cref="SegmentFacts"/>.</summary>
    public SegmentFacts? Facts { get; set; }

    /// <summary>Runs so far, the first included.</summary>
    public int Attempts { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}
