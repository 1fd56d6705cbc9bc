namespace DailyCam.Core.Reports;

/// <summary>The limits that a report is built by.</summary>
/// <param name="MinimumCoverage">Share (0 to 1) of the recorded minutes that must have been watched before there is a score.</param>
/// <param name="QuietMinutes">Shortest quiet stretch with a person, in minutes.</param>
/// <param name="ActiveMotion">Motion (0 to 1) from which a minute counts as active; below it somebody who is seen is still.</param>
/// <param name="TrendDays">Days of the trend, the report's own included.</param>
public sealed record ReportRules(double MinimumCoverage, int QuietMinutes, double ActiveMotion, int TrendDays);
