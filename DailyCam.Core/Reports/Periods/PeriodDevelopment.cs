namespace DailyCam.Core.Reports.Periods;

/// <summary>Steps of development that a model saw: how often, and where to look. Described and never judged: more is not better, because it also depends on how much was watched.</summary>
/// <param name="ExaminedSegments">Archive segments that a model examined; 0 says that nothing can be said at all.</param>
/// <param name="Examined">Their time, of at least one camera.</param>
/// <param name="Weeks">The weeks of the period, for <see cref="AreaSightings.Weeks"/>.</param>
/// <param name="Areas">All five, in the order of their names.</param>
public sealed record PeriodDevelopment(int ExaminedSegments, TimeSpan Examined, IReadOnlyList<ReportPeriod> Weeks, IReadOnlyList<AreaSightings> Areas);
