using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Jobs;

/// <summary>
/// One run of one job: counts it before the work begins, lets the handler work, and writes how it ended. Knows nothing of the engine that calls it.
/// </summary>
internal sealed partial class JobRunner(
    IDbContextFactory<DailyCamDbContext> contexts,
    JobHandlers handlers,
    JobCancellations cancellations,
    IOptions<JobOptions> options,
    TimeProvider clock,
    ILogger<JobRunner> logger)
{
    /// <summary>Returns when there is nothing left to do for now. Throws <see cref="JobAttemptFailedException"/> after a failure, or on cancellation.</summary>
    public async Task RunAsync(long id, CancellationToken cancellationToken)
    {
        if (await BeginAsync(id, cancellationToken) is not { } job)
        {
            return;
        }

        try
        {
            await WorkAsync(job, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndInterruptedAsync(job);
            throw;
        }
        finally
        {
            cancellations.Forget(id);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of every job: whatever a handler throws is recorded and decides the next try.")]
    private async Task WorkAsync(JobItem job, CancellationToken cancellationToken)
    {
        Exception failure;
        await using (var progress = new JobProgress(job.Id, contexts, options.Value.ProgressInterval, clock))
        {
            try
            {
                await handlers.Get(job.Kind).ExecuteAsync(job.Key, progress, cancellationToken);
                await EndAsync(job.Id, JobState.Done, null, null);
                Log.Done(logger, job.Kind, job.Key, job.Attempts);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failure = exception;
            }
        }

        await FailAsync(job, failure);
    }

    /// <summary>Raises and commits the counts before the work; null when the job is not to run (ended meanwhile, or given up now).</summary>
    private async Task<JobItem?> BeginAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
        if (job is null)
        {
            return null;
        }

        if (job.Crashes >= options.Value.MaxCrashes && job.State is JobState.Waiting or JobState.Running or JobState.Retrying)
        {
            await EndAsync(id, JobState.Failed, JobErrors.ProcessDied, null);
            Log.GivenUp(logger, job.Kind, job.Key, job.Crashes);
            await handlers.TellGivenUpAsync(job.Kind, job.Key, JobErrors.ProcessDied);
            return null;
        }

        var now = clock.GetUtcNow();
        var begun = await context.JobItems
            .Where(j => j.Id == id && (j.State == JobState.Waiting || j.State == JobState.Retrying || j.State == JobState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, JobState.Running)
                    .SetProperty(j => j.Attempts, j => j.Attempts + 1)
                    .SetProperty(j => j.Crashes, j => j.Crashes + 1)
                    .SetProperty(j => j.Progress, (double?)null)
                    .SetProperty(j => j.StartedAt, now)
                    .SetProperty(j => j.FinishedAt, (DateTimeOffset?)null),
                cancellationToken);
        if (begun == 0)
        {
            return null;
        }

        job.Attempts++;
        return job;
    }

    private async Task FailAsync(JobItem job, Exception failure)
    {
        // Crashed runs are counted apart (job.Crashes was read before this run was added to it).
        var failures = job.Attempts - job.Crashes;
        var delay = JobRetryRule.NextDelay(failure, failures, options.Value);
        if (delay is { } wait)
        {
            Log.Retried(logger, job.Kind, job.Key, job.Attempts, wait, failure);
            await EndAsync(job.Id, JobState.Retrying, failure.Message, failure.ToString(), clock.GetUtcNow() + wait);
        }
        else
        {
            Log.Failed(logger, job.Kind, job.Key, job.Attempts, failure);
            await EndAsync(job.Id, JobState.Failed, failure.Message, failure.ToString());
            await handlers.TellGivenUpAsync(job.Kind, job.Key, failure.Message);
        }

        throw new JobAttemptFailedException(failure, delay);
    }

    private async Task EndInterruptedAsync(JobItem job)
    {
        if (cancellations.IsAsked(job.Id))
        {
            await EndAsync(job.Id, JobState.Cancelled, JobErrors.Cancelled, null);
            await handlers.TellGivenUpAsync(job.Kind, job.Key, JobErrors.Cancelled);
            return;
        }

        // DailyCam stops: neither a try nor a crash; it runs again after the restart, at its old place in the order.
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await context.JobItems.Where(j => j.Id == job.Id && j.State == JobState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Waiting)
                .SetProperty(j => j.Attempts, j => j.Attempts - 1)
                .SetProperty(j => j.Crashes, j => j.Crashes - 1),
            CancellationToken.None);
    }

    /// <summary>Writes how a run ended. Not cancellable: the work is done, and its end must not be lost because DailyCam stops.</summary>
    private async Task EndAsync(long id, JobState state, string? error, string? detail, DateTimeOffset? dueAt = null)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        var crashed = error == JobErrors.ProcessDied ? 0 : 1;
        await context.JobItems.Where(j => j.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, state)
                .SetProperty(j => j.Crashes, j => j.Crashes - crashed)
                .SetProperty(j => j.Progress, (double?)null)
                .SetProperty(j => j.LastError, error)
                .SetProperty(j => j.LastErrorDetail, detail)
                .SetProperty(j => j.DueAt, j => dueAt ?? j.DueAt)
                .SetProperty(j => j.FinishedAt, state == JobState.Retrying ? (DateTimeOffset?)null : now),
            CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1800, LogLevel.Information, "{Kind} job {Key} done in run {Attempt}")]
        public static partial void Done(ILogger logger, JobKind kind, string key, int attempt);

        [LoggerMessage(1801, LogLevel.Warning, "{Kind} job {Key} failed in run {Attempt} and is tried again in {Delay}")]
        public static partial void Retried(ILogger logger, JobKind kind, string key, int attempt, TimeSpan delay, Exception exception);

        [LoggerMessage(1802, LogLevel.Error, "{Kind} job {Key} failed in run {Attempt}; it is not tried again by itself")]
        public static partial void Failed(ILogger logger, JobKind kind, string key, int attempt, Exception exception);

        [LoggerMessage(1803, LogLevel.Error, "{Kind} job {Key} is given up: DailyCam died under it {Crashes} times")]
        public static partial void GivenUp(ILogger logger, JobKind kind, string key, int crashes);
    }
}
