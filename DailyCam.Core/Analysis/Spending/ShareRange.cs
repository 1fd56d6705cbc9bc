namespace DailyCam.Core.Analysis.Spending;

/// <summary>A share (0 to 1) that is not known exactly; both the same when it was measured.</summary>
public readonly record struct ShareRange(double Least, double Most);
