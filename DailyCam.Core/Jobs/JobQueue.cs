using DailyCam.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Jobs;

/// <summary>
/// The queue on Quartz: our row is committed first and is the truth; the engine is told right after by <see cref="JobHandOver"/>, for which nobody waits.
/// </summary>
internal sealed class JobQueue(
    IDbContextFactory<DailyCamDbContext> contexts,
    JobEngine engine,
    JobHandOver handOver,
    JobCancellations cancellations,
    JobHandlers handlers,
    TimeProvider clock) : IJobQueue
{
    private const int SqliteConstraint = 19;

    public async Task<bool> EnqueueAsync(JobKind kind, string key, TimeSpan delay, JobUrgency urgency, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Kind == kind && j.Key == key, cancellationToken);
        if (job is not null)
        {
            return await StartOverAsync(context, job, urgency, now + delay, cancellationToken);
        }

        job = new JobItem { Kind = kind, Key = key, Urgency = urgency, EnqueuedAt = now, DueAt = now + delay };
        context.JobItems.Add(job);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            // Somebody registered the same work at the same moment.
            return false;
        }

        await handOver.TellAsync(EngineOrderKind.Schedule, job, cancellationToken);
        return true;
    }

    public async Task<bool> RunAgainAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
        return job is not null && await StartOverAsync(context, job, JobUrgency.Live, clock.GetUtcNow(), cancellationToken);
    }

    public async Task<bool> CancelAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
        if (job is null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var waited = await context.JobItems.Where(j => j.Id == id && (j.State == JobState.Waiting || j.State == JobState.Retrying)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.LastError, JobErrors.Cancelled).SetProperty(j => j.FinishedAt, now),
            cancellationToken);
        return waited > 0 ? await TakeOutAsync(job, cancellationToken) : await InterruptAsync(job, cancellationToken);
    }

    private async Task<bool> TakeOutAsync(JobItem job, CancellationToken cancellationToken)
    {
        await handOver.TellAsync(EngineOrderKind.TakeOut, job, cancellationToken);
        await handlers.TellGivenUpAsync(job.Kind, job.Key, JobErrors.Cancelled);
        return true;
    }

    private async Task<bool> InterruptAsync(JobItem job, CancellationToken cancellationToken)
    {
        cancellations.Ask(job.Id);
        if (engine.Scheduler is { } scheduler && await scheduler.Interrupt(JobHandOver.KeyOf(job.Kind, job.Key), cancellationToken))
        {
            return true;
        }

        cancellations.Forget(job.Id);
        return false;
    }

    /// <summary>Puts an ended row back to the beginning; false when it has not ended.</summary>
    private async Task<bool> StartOverAsync(DailyCamDbContext context, JobItem job, JobUrgency urgency, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var changed = await context.JobItems
            .Where(j => j.Id == job.Id && (j.State == JobState.Done || j.State == JobState.Failed || j.State == JobState.Cancelled))
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, JobState.Waiting)
                    .SetProperty(j => j.Urgency, urgency)
                    .SetProperty(j => j.Attempts, 0)
                    .SetProperty(j => j.Crashes, 0)
                    .SetProperty(j => j.Progress, (double?)null)
                    .SetProperty(j => j.EnqueuedAt, now)
                    .SetProperty(j => j.DueAt, dueAt)
                    .SetProperty(j => j.StartedAt, (DateTimeOffset?)null)
                    .SetProperty(j => j.FinishedAt, (DateTimeOffset?)null),
                cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        (job.Urgency, job.DueAt) = (urgency, dueAt);
        await handOver.TellAsync(EngineOrderKind.ScheduleAgain, job, cancellationToken);
        return true;
    }
}
