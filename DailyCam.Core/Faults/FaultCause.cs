namespace DailyCam.Core.Faults;

/// <summary>What went wrong, as a value.</summary>
/// <param name="Kind">The stage that failed.</param>
/// <param name="Reason">The cause within it, as far as it is known.</param>
/// <param name="Detail">The technical words behind it, secrets already taken out; null when there are none.</param>
public sealed record FaultCause(FaultKind Kind, FaultReason Reason, string? Detail = null);
