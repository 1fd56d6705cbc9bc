namespace DailyCam.Core.Faults;

/// <summary>What went wrong, as a value.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reason">The cause within it, as far as it is known.</param>
/// <param name="Detail">The technical words behind it, secrets already taken out; null when there are none.</param>
public sealed record FaultCause(FaultKind Kind, FaultReason Reason, string? Detail = null)
{
    /// <summary>The part that failed. Default: the usual one of the kind.</summary>
    public FaultStage Stage { get; init; } = FaultStages.Of(Kind);
}
