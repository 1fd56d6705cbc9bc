namespace DailyCam.Core.Analysis.Spending;

/// <summary>A cost in millionths of the budget's currency that is not known exactly; both the same when it was measured.</summary>
public readonly record struct CostRange(long LeastMicros, long MostMicros);
