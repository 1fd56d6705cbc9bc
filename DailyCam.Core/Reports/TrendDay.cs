namespace DailyCam.Core.Reports;

/// <summary>One day of the trend.</summary>
/// <param name="Score">50 to 100; null when too little was watched to say.</param>
/// <param name="Incidents">Without false alarms.</param>
/// <param name="WatchedMinutes">Minutes that were watched by at least one camera.</param>
public sealed record TrendDay(DateOnly Date, int? Score, int Incidents, int WatchedMinutes);
