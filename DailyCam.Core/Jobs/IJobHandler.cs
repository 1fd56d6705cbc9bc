namespace DailyCam.Core.Jobs;

/// <summary>Does one kind of work. May run twice for the same key (the engine is at-least-once), so its final write must be idempotent.</summary>
public interface IJobHandler
{
    JobKind Kind { get; }

    /// <summary>
    /// Returns when the work is done. Throws <see cref="JobRejectedException"/> when trying again is useless,
    /// <see cref="JobDelayedException"/> when the other side named a time, anything else to be retried by the policy.
    /// </summary>
    Task ExecuteAsync(string key, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Told once when a job has ended without success: its last try failed, it was cancelled, or DailyCam died under it too often (see <see cref="JobErrors"/>).</summary>
    Task GivenUpAsync(string key, string error, CancellationToken cancellationToken) => Task.CompletedTask;
}
