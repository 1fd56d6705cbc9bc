using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Quartz.Extensibility;

namespace DailyCam.Core.Jobs;

/// <summary>What the job page and the API show. Reads only.</summary>
public sealed class JobReader(IDbContextFactory<DailyCamDbContext> contexts, IExecutionHistoryStore history, TimeProvider clock)
{
    /// <summary>Jobs in a state; states without any are absent.</summary>
    public async Task<IReadOnlyDictionary<JobState, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.JobItems.GroupBy(j => j.State).Select(g => new { State = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
    }

    /// <summary>Newest first, without the stacks.</summary>
    /// <param name="states">Empty for all.</param>
    /// <param name="before">Only ids below this one; null for the newest.</param>
    public async Task<IReadOnlyList<JobItem>> ListAsync(IReadOnlyCollection<JobState> states, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = context.JobItems.AsNoTracking();
        if (states.Count > 0)
        {
            query = query.Where(j => states.Contains(j.State));
        }

        if (before is { } id)
        {
            query = query.Where(j => j.Id < id);
        }

        return await query.OrderByDescending(j => j.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<JobItem?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
    }

    /// <summary>The job's remembered runs, newest first, with what they logged.</summary>
    public async Task<IReadOnlyList<JobRun>> ListRunsAsync(JobItem job, int limit, CancellationToken cancellationToken)
    {
        var page = await history.QueryExecutions(
            new ExecutionHistoryQuery { SchedulerName = JobEngineSetup.SchedulerName, Job = JobHandOver.KeyOf(job.Kind, job.Key), Take = limit },
            cancellationToken);
        var runs = new List<JobRun>();
        foreach (var item in page.Items)
        {
            var entry = await history.GetExecution(JobEngineSetup.SchedulerName, item.EntryId!, cancellationToken) ?? item;
            runs.Add(new JobRun(entry.FiredAtUtc, entry.Duration, entry.EffectiveResult == JobRunResult.Succeeded, entry.ExceptionMessage, entry.Log));
        }

        return runs;
    }

    /// <summary>One entry for each of the past hours, oldest first, hours without a run included.</summary>
    public async Task<IReadOnlyList<JobHour>> ListHoursAsync(int hours, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(1 - hours);
        var statistics = await history.QueryExecutionStatistics(
            new ExecutionStatisticsQuery { SchedulerName = JobEngineSetup.SchedulerName, FiredFrom = first, BucketSize = TimeSpan.FromHours(1) },
            cancellationToken);
        var found = statistics.Buckets.ToLookup(static bucket => (bucket.StartUtc.UtcDateTime.Date, bucket.StartUtc.UtcDateTime.Hour));
        return [.. Enumerable.Range(0, hours).Select(hour => first.AddHours(hour)).Select(hour =>
        {
            var buckets = found[(hour.UtcDateTime.Date, hour.UtcDateTime.Hour)];
            return new JobHour(hour, buckets.Sum(static b => (int)b.SucceededCount), buckets.Sum(static b => (int)b.FailedCount));
        })];
    }
}
