using DailyCam.Core.Jobs;

namespace DailyCam.Tests.Archive;

/// <summary>Takes every job and does none.</summary>
internal sealed class NoQueue : IJobQueue
{
    public Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, JobUrgency urgency, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> RunAgainAsync(long id, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CancelAsync(long id, CancellationToken cancellationToken) => Task.FromResult(true);
}
