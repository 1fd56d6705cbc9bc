namespace DailyCam.Core.Reports;

/// <summary>Steps of development, described and never judged. Only a model sees them.</summary>
/// <param name="ExaminedSegments">Archive segments that a model examined; 0 says that nothing can be said at all.</param>
/// <param name="Areas">All five, in the order of their names.</param>
public sealed record ReportDevelopment(int ExaminedSegments, IReadOnlyList<AreaNotes> Areas);
