namespace DailyCam.Core.Reports;

/// <summary>What went on, hour by hour.</summary>
/// <param name="Hours">23 to 25, from the day's first.</param>
public sealed record ReportActivity(IReadOnlyList<HourActivity> Hours, IReadOnlyList<CitedSentence> Sentences);
