using System.Globalization;
using DailyCam.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DailyCam.Core.Jobs;

/// <summary>
/// The queue on Quartz: our row is committed first and is the truth, then the engine is told. What happens between the two (a crash, an engine that does
/// not run yet) is made good by <see cref="JobSweep"/>.
/// </summary>
internal sealed partial class JobQueue(
    IDbContextFactory<DailyCamDbContext> contexts,
    JobEngine engine,
    JobCancellations cancellations,
    JobHandlers handlers,
    TimeProvider clock,
    ILogger<JobQueue> logger) : IJobQueue
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

        await HandOverAsync(job, cancellationToken);
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
        if (engine.Scheduler is { } scheduler)
        {
            await scheduler.DeleteJob(KeyOf(job.Kind, job.Key), cancellationToken);
        }

        await handlers.TellGivenUpAsync(job.Kind, job.Key, JobErrors.Cancelled);
        return true;
    }

    private async Task<bool> InterruptAsync(JobItem job, CancellationToken cancellationToken)
    {
        cancellations.Ask(job.Id);
        if (engine.Scheduler is { } scheduler && await scheduler.Interrupt(KeyOf(job.Kind, job.Key), cancellationToken))
        {
            return true;
        }

        cancellations.Forget(job.Id);
        return false;
    }

    /// <summary>Gives a committed row to the engine. A key the engine already has is left as it is.</summary>
    internal async Task<bool> HandOverAsync(JobItem row, CancellationToken cancellationToken)
    {
        if (engine.Scheduler is not { } scheduler)
        {
            return false;
        }

        try
        {
            await ScheduleAsync(scheduler, row, cancellationToken);
            return true;
        }
        catch (ObjectAlreadyExistsException)
        {
            return false;
        }
        catch (SchedulerException exception)
        {
            Log.NotHandedOver(logger, row.Kind, row.Key, exception);
            return false;
        }
    }

    /// <summary>The one way a row becomes a job of the engine.</summary>
    /// <exception cref="ObjectAlreadyExistsException">The engine has it.</exception>
    internal static async Task ScheduleAsync(IScheduler scheduler, JobItem row, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<QuartzJob>()
            .WithIdentity(KeyOf(row.Kind, row.Key))
            .UsingJobData(QuartzJob.IdKey, row.Id.ToString(CultureInfo.InvariantCulture))
            .RequestRecovery()
            .Build();

        // By its due time even when that has passed long ago, or a backlog would be put in a new order each minute: the engine calls what waited so long a misfire and dates it anew.
        // It never starts what is due before its own calendar begins.
        var trigger = TriggerBuilder.Create()
            .WithIdentity(row.Key, row.Kind.ToString())
            .WithExecutionGroup(JobEngineSetup.GroupOf(row.Kind, row.Urgency))
            .StartAt(row.DueAt > DateTimeOffset.UnixEpoch ? row.DueAt : DateTimeOffset.UnixEpoch)
            .WithSimpleSchedule(static once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    internal static JobKey KeyOf(JobKind kind, string key) => new(key, kind.ToString());

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
        await HandOverEndedAsync(job, cancellationToken);
        return true;
    }

    /// <summary>For some milliseconds after the end of a run the engine still holds its key. Past these tries the sweep takes over.</summary>
    private async Task HandOverEndedAsync(JobItem job, CancellationToken cancellationToken)
    {
        const int Tries = 10;
        for (var attempt = 1; !await HandOverAsync(job, cancellationToken) && engine.Scheduler is not null && attempt < Tries; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1820, LogLevel.Error, "{Kind} job {Key} could not be handed to the engine; the next sweep tries again")]
        public static partial void NotHandedOver(ILogger logger, JobKind kind, string key, Exception exception);
    }
}
