namespace DailyCam.Core.Health;

/// <summary>One life of the DailyCam process. The time between two runs is time nobody watched, whatever else the rows say.</summary>
public sealed class ServiceRun
{
    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Renewed while it runs, so that a crash leaves the last moment it was surely alive.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Set by an orderly stop; null after a crash.</summary>
    public DateTimeOffset? StoppedAt { get; set; }
}
