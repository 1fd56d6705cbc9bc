namespace DailyCam.Core.Analysis.Spending;

/// <summary>What left the house on one day of the family's calendar.</summary>
/// <param name="Requests">Those that were sent.</param>
/// <param name="Bytes">Of media.</param>
/// <param name="Seconds">Of footage.</param>
/// <param name="Micros">What counts against the budget, in millionths of its currency.</param>
public sealed record LedgerDay(DateOnly Date, int Requests, long Bytes, double Seconds, long Micros);
