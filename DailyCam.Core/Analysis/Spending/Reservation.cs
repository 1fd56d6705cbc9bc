namespace DailyCam.Core.Analysis.Spending;

/// <summary>Whether a request may be made.</summary>
/// <param name="Entry">The committed ledger row; null when refused.</param>
/// <param name="Refusal">Why not; null when it may.</param>
public sealed record Reservation(LedgerEntry? Entry, SpendingRefusal? Refusal);
