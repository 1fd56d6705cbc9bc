namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>How the asking about a picture ended.</summary>
/// <param name="Reason">One of <see cref="SnapshotReasons"/>; null when there are findings.</param>
/// <param name="Model">The model that was asked; null when none was.</param>
internal sealed record SnapshotEnding(SnapshotState State, string? Reason, SnapshotFindings? Findings, string? Model)
{
    public static SnapshotEnding NotSent(string reason) => new(SnapshotState.NotSent, reason, null, null);

    public static SnapshotEnding Failed(string reason, string? model) => new(SnapshotState.Failed, reason, null, model);

    public static SnapshotEnding Answered(SnapshotFindings findings, string model) => new(SnapshotState.Answered, null, findings, model);
}
