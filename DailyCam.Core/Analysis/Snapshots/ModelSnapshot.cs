using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>What became of one picture that was chosen to be shown to a model; written once, when that is known. Who asked what, and at which price, stands in the ledger under <see cref="WorkKey"/>.</summary>
public sealed class ModelSnapshot
{
    public long Id { get; init; }

    public required CameraId CameraId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When the newest one was taken of a row of pictures that stayed at home for one reason; <see cref="TakenAt"/> otherwise.</summary>
    public required DateTimeOffset LastAt { get; set; }

    /// <summary><see cref="AnalyzerNames.Vertex"/> or <see cref="AnalyzerNames.OpenAi"/>.</summary>
    public required string Analyzer { get; init; }

    /// <summary>The model that was asked, as its provider names it; null when none was.</summary>
    public string? Model { get; init; }

    public required string PromptVersion { get; init; }

    /// <summary>Of the ledger rows of this picture.</summary>
    public required string WorkKey { get; init; }

    public required SnapshotState State { get; init; }

    /// <summary>One of <see cref="SnapshotReasons"/>; null when there is an answer.</summary>
    public string? Reason { get; init; }

    /// <summary>Set exactly when the state is <see cref="SnapshotState.Answered"/>.</summary>
    public SnapshotFindings? Findings { get; init; }

    /// <summary>The incident that it became or was merged into.</summary>
    public IncidentId? IncidentId { get; init; }
}
