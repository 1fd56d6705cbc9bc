using System.Globalization;
using System.Threading.Channels;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DailyCam.Core.Jobs;

/// <summary>
/// Tells the engine what was committed to our rows, one after another in the order it is told of them, so that whoever registers work waits for one commit and not for the engine's too.
/// What it could not tell (a crash between the two commits, an engine that does not run yet) is made good by <see cref="JobSweep"/>.
/// </summary>
internal sealed partial class JobHandOver(JobEngine engine, IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock, ILogger<JobHandOver> logger) : ILoop, IDisposable
{
    /// <summary>Orders that may wait for the engine: a backlog of a week of one camera. Whoever has one more waits with it.</summary>
    private const int Capacity = 1000;

    private readonly Channel<EngineOrder> orders = Channel.CreateBounded<EngineOrder>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>One at a time, whoever asks: between the questions and the giving nobody else may give the same job.</summary>
    private readonly SemaphoreSlim giving = new(1);

    public void Dispose() => giving.Dispose();

    /// <summary>Returns when the order has its place in the line.</summary>
    public ValueTask TellAsync(EngineOrderKind kind, JobItem row, CancellationToken cancellationToken) => orders.Writer.WriteAsync(new EngineOrder(kind, row), cancellationToken);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await foreach (var order in orders.Reader.ReadAllAsync(stoppingToken))
        {
            await (order.Kind switch
            {
                EngineOrderKind.Schedule => ScheduleAsync(order.Row, stoppingToken),
                EngineOrderKind.ScheduleAgain => ScheduleEndedAsync(order.Row, stoppingToken),
                _ => TakeOutAsync(order.Row, stoppingToken),
            });
        }
    }

    /// <summary>Gives a committed row to the engine at once; false when it does not run, has the key already, or the row has ended meanwhile.</summary>
    internal async Task<bool> ScheduleAsync(JobItem row, CancellationToken cancellationToken)
    {
        if (engine.Scheduler is not { } scheduler)
        {
            return false;
        }

        await giving.WaitAsync(cancellationToken);
        try
        {
            // In this order: a job that ends between the two questions is known to neither. It may have been given by the sweep and be done by the time its own order comes.
            if (await scheduler.Exists(KeyOf(row.Kind, row.Key), cancellationToken) || !await IsOpenAsync(row, cancellationToken))
            {
                return false;
            }

            await ScheduleAsync(scheduler, row, cancellationToken);
            return true;
        }
        catch (SchedulerException exception)
        {
            Log.NotHandedOver(logger, row.Kind, row.Key, exception);
            return false;
        }
        finally
        {
            giving.Release();
        }
    }

    /// <summary>The one way a row becomes a job of the engine, which must not have it.</summary>
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

    private async Task<bool> IsOpenAsync(JobItem row, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.JobItems.AnyAsync(j => j.Id == row.Id && (j.State == JobState.Waiting || j.State == JobState.Retrying || j.State == JobState.Running), cancellationToken);
    }

    /// <summary>For some milliseconds after the end of a run the engine still holds its key. Past these tries the sweep takes over.</summary>
    private async Task ScheduleEndedAsync(JobItem row, CancellationToken cancellationToken)
    {
        const int Tries = 10;
        for (var attempt = 1; !await ScheduleAsync(row, cancellationToken) && engine.Scheduler is not null && attempt < Tries; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock, cancellationToken);
        }
    }

    private async Task TakeOutAsync(JobItem row, CancellationToken cancellationToken)
    {
        try
        {
            if (engine.Scheduler is { } scheduler)
            {
                await scheduler.DeleteJob(KeyOf(row.Kind, row.Key), cancellationToken);
            }
        }
        catch (SchedulerException exception)
        {
            Log.NotTakenOut(logger, row.Kind, row.Key, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1820, LogLevel.Error, "{Kind} job {Key} could not be handed to the engine; the next sweep tries again")]
        public static partial void NotHandedOver(ILogger logger, JobKind kind, string key, Exception exception);

        [LoggerMessage(1821, LogLevel.Warning, "{Kind} job {Key} could not be taken out of the engine; it will find the job cancelled")]
        public static partial void NotTakenOut(ILogger logger, JobKind kind, string key, Exception exception);
    }
}
