using DailyCam.Core.Incidents;

namespace DailyCam.Core.Timeline;

/// <summary>What a calendar shows of a date.</summary>
/// <param name="HasFootage">Whether there is video of any of it, the file that is being written included.</param>
/// <param name="Unreviewed">The worst severity among incidents that nobody has judged; null when there is none.</param>
public sealed record CalendarDay(DateOnly Date, bool HasFootage, Severity? Unreviewed);
