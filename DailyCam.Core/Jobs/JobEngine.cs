using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DailyCam.Core.Jobs;

/// <summary>
/// Starts and stops the engine, in the order of registration: after the data folder is locked and migrated, because the engine takes up interrupted work
/// the moment it opens its file. (Quartz' own hosted service cannot prepare the file first.)
/// </summary>
internal sealed partial class JobEngine(
    ISchedulerFactory schedulers,
    IDbContextFactory<DailyCamDbContext> contexts,
    DataLayout layout,
    DatabaseBoard board,
    PatientStart patient,
    TimeProvider clock,
    ILogger<JobEngine> logger) : IHostedService
{
    /// <summary>Null until it runs and after it was stopped. Rows committed meanwhile are handed over by <see cref="JobSweep"/>.</summary>
    public IScheduler? Scheduler { get; private set; }

    /// <summary>Only when <c>app.db</c> can be used, because the truth about each job stands there.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => patient.RunAsync(layout.JobsDatabase, board.Opened, OpenAsync, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Scheduler is { } scheduler)
        {
            Scheduler = null;
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await SqliteFile.MoveAsideIfDamagedAsync(layout.JobsDatabase, clock.GetUtcNow(), cancellationToken) is { } aside)
        {
            // Cameras must run without it: every open job has its row in app.db, from which the sweep hands it over again.
            Log.Damaged(logger, layout.JobsDatabase, aside);
        }

        // Left to itself the engine creates the file without WAL, which is several times slower (docs/adr/0003).
        await DatabaseStartup.PrepareAsync(layout.JobsDatabase, cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await PutBackAsync(scheduler, cancellationToken);
        await scheduler.Start(cancellationToken);
        Scheduler = scheduler;
        Log.Started(logger, layout.JobsDatabase);
    }

    /// <summary>
    /// What ran when the last run ended takes its old place again. Left to itself the engine recovers it as due now, so that with a backlog the job that was next would become the last.
    /// </summary>
    private async Task PutBackAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var interrupted = await context.JobItems.AsNoTracking()
            .Where(static j => j.State == JobState.Running || (j.State == JobState.Waiting && j.StartedAt != null))
            .ToListAsync(cancellationToken);
        foreach (var job in interrupted)
        {
            await scheduler.DeleteJob(JobHandOver.KeyOf(job.Kind, job.Key), cancellationToken);
            await JobHandOver.ScheduleAsync(scheduler, job, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1810, LogLevel.Information, "Jobs run from {Path}")]
        public static partial void Started(ILogger logger, string path);

        [LoggerMessage(1811, LogLevel.Error, "{Path} is damaged and is kept as {Aside}; a new one takes its place")]
        public static partial void Damaged(ILogger logger, string path, string aside);
    }
}
