using DailyCam.Core.Analysis.Answers;
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

    /// <summary>What a model answered, after validation; set once the answer was read, complete with the fate of its claims when the state is <see cref="AnalysisState.Analysed"/>.</summary>
    public SegmentFindings? Findings { get; set; }

    /// <summary>The model that answered, as its provider names it; null for local vision.</summary>
    public string? Model { get; set; }

    /// <summary>Of the schema the answer was held against (<see cref="Examination.SchemaVersion"/>).</summary>
    public string? SchemaVersion { get; set; }

    public long? InputTokens { get; set; }

    public long? OutputTokens { get; set; }

    /// <summary>What the answer cost by the prices of that day, in millionths of the budget's currency; second looks have ledger rows of their own.</summary>
    public long? CostMicros { get; set; }

    /// <summary>Milliseconds from sending to the answer.</summary>
    public long? LatencyMilliseconds { get; set; }

    /// <summary>As the provider named it.</summary>
    public string? FinishReason { get; set; }

    /// <summary>Pictures a second that the model was shown; null for local vision.</summary>
    public double? ShownFps { get; set; }

    /// <summary>Seconds that the model was shown, which may be fewer than the segment has; null for local vision.</summary>
    public double? ShownSeconds { get; set; }

    /// <summary>Claims and observations of the answer that were dropped: without a time, outside the segment, or against the schema.</summary>
    public int Dropped { get; set; }

    /// <summary>Whether it was only sent as part of the random share that measures what the local filter misses.</summary>
    public bool IsAudit { get; init; }

    /// <summary>
    /// The consent under which a model was asked about it (<see cref="Consents.Consent.Id"/>). A question that still waits is not answered under a later one: who withdrew did not want this footage
    /// sent. Null for local vision, and when a person has the job run again.
    /// </summary>
    public long? ConsentId { get; set; }

    /// <summary>How often somebody asked for another answer although one stood; part of what makes a paid answer findable again.</summary>
    public int Round { get; set; }

    /// <summary>
    /// It ended, and whether another analyzer is to look was not decided yet. Set in the commit that ends it and cleared by the decision, so that a crash in between is made good by the sweep.
    /// </summary>
    public bool NextPending { get; set; }

    /// <summary>Runs since it was last asked for, the first included.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was last asked for.</summary>
    public required DateTimeOffset QueuedAt { get; set; }

    /// <summary>Null while an answer is owed, also when an earlier one is still shown.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
