using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Jobs;

/// <summary>
/// Makes our rows and the engine agree, at start and each minute: a row that is due for work but unknown to the engine (a crash between the two commits,
/// an engine file that was lost or replaced) is handed over again. Old ended rows are removed.
/// </summary>
internal sealed partial class JobSweep(
    IDbContextFactory<DailyCamDbContext> contexts,
    JobEngine engine,
    JobHandOver handOver,
    IOptions<JobOptions> options,
    TimeProvider clock,
    ILogger<JobSweep> logger) : ILoop
{
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await RemoveOldAsync(cancellationToken);
        if (engine.Scheduler is null)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.JobItems.AsNoTracking()
            .Where(j => j.State == JobState.Waiting || j.State == JobState.Retrying || j.State == JobState.Running)
            .Select(j => new JobItem { Id = j.Id, Kind = j.Kind, Key = j.Key, Urgency = j.Urgency, EnqueuedAt = j.EnqueuedAt, DueAt = j.DueAt })
            .ToListAsync(cancellationToken);
        foreach (var job in open)
        {
            if (await handOver.ScheduleAsync(job, cancellationToken))
            {
                Log.HandedOver(logger, job.Kind, job.Key);
            }
        }
    }

    private async Task RemoveOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var doneBefore = now - TimeSpan.FromDays(options.Value.KeepDoneDays);
        var failedBefore = now - TimeSpan.FromDays(options.Value.KeepFailedDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.JobItems
            .Where(j => ((j.State == JobState.Done || j.State == JobState.Cancelled) && j.FinishedAt < doneBefore)
                || (j.State == JobState.Failed && j.FinishedAt < failedBefore))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1830, LogLevel.Warning, "{Kind} job {Key} was unknown to the engine and is handed over again")]
        public static partial void HandedOver(ILogger logger, JobKind kind, string key);
    }
}
