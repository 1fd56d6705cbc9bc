namespace DailyCam.Core.Jobs;

/// <summary>Durable work with built-in retry. The only implementation that knows the job engine sits beside this file.</summary>
public interface IJobQueue
{
    /// <summary>Registers work; true when it is new, false when the same (kind, key) is already waiting, running or retrying.</summary>
    /// <param name="delay">Earliest start from now; <see cref="TimeSpan.Zero"/> for at once.</param>
    Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, JobUrgency urgency, CancellationToken cancellationToken);

    /// <summary>Registers work that waits for no backlog.</summary>
    Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, CancellationToken cancellationToken) => EnqueueAsync(kind, key, delay, JobUrgency.Live, cancellationToken);

    /// <summary>Runs a finished or failed job again, from attempt one and before any backlog, because somebody asked for it. False when there is no such job or it has not ended.</summary>
    Task<bool> RunAgainAsync(long id, CancellationToken cancellationToken);

    /// <summary>Takes a waiting job out, or asks a running one to stop. False when there is no such job or it has ended.</summary>
    Task<bool> CancelAsync(long id, CancellationToken cancellationToken);
}
