namespace DailyCam.Core.Jobs;

/// <summary>Runs that began within one hour.</summary>
/// <param name="HourAt">Start of the hour, UTC.</param>
/// <param name="Failed">Failed runs, those tried again included.</param>
public sealed record JobHour(DateTimeOffset HourAt, int Succeeded, int Failed);
