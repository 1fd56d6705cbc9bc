namespace DailyCam.Core.Jobs;

/// <summary>One run of a job, as the engine remembers it. A run that the process died under has none.</summary>
/// <param name="Succeeded">False for failed and stopped runs.</param>
/// <param name="Log">What was logged during the run, newest last; null when nothing was.</param>
public sealed record JobRun(DateTimeOffset StartedAt, TimeSpan Duration, bool Succeeded, string? Error, string? Log);
