using DailyCam.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace DailyCam.Core.Jobs;

/// <summary>How the engine is set up. The reasons for each line were measured: docs/adr/0003.</summary>
internal static class JobEngineSetup
{
    public const string SchedulerName = "dailycam";

    /// <summary>Enough for a month of a busy home; the engine's default of 2000 runs is gone within days.</summary>
    private const int HistoryRows = 50_000;

    /// <summary>
    /// The engine wakes up for a new job by itself, but not always for one that waited until another of its group had ended: then it slept its default of 30 s
    /// (seen). A look each two seconds is one cheap query.
    /// </summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whose workers a job takes. A group and not an earlier time, because the engine keeps it through retries, crashes and restarts, and because a job of now may still have to wait for its
    /// time. The engine's priorities only decide between jobs of one instant.
    /// </summary>
    public static string GroupOf(JobKind kind, JobUrgency urgency) => urgency == JobUrgency.Live ? kind.ToString() : $"{kind}{urgency}";

    public static IServiceCollection AddJobEngine(this IServiceCollection services)
    {
        services.AddOptions<ThreadPoolOptions>().Configure<IOptions<JobOptions>>(static (pool, jobs) =>
            pool.MaxConcurrency = jobs.Value.AnalysisWorkers + jobs.Value.ExportWorkers + jobs.Value.ExaminationWorkers + (2 * jobs.Value.BacklogWorkers));
        services.AddOptions<ExecutionHistoryOptions>().Configure<IOptions<JobOptions>>(static (history, jobs) =>
        {
            history.Retention = TimeSpan.FromDays(jobs.Value.KeepDoneDays);
            history.RetentionByResult[JobRunResult.Failed] = TimeSpan.FromDays(jobs.Value.KeepFailedDays);
            history.MaxEntriesPerScheduler = HistoryRows;
        });
        services.AddQuartzExecutionHistory(static _ => { });
        return services.AddQuartz(static engine =>
        {
            engine.ConfigureScheduler(static options =>
            {
                options.InstanceName = SchedulerName;
                options.IdleWaitTime = LongestSleep;
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            engine.UseDefaultThreadPool(static _ => { });
            engine.UseExecutionLimits(static (provider, limits) =>
            {
                var options = provider.GetRequiredService<IOptions<JobOptions>>().Value;
                limits.ForGroup(GroupOf(JobKind.Analysis, JobUrgency.Live), options.AnalysisWorkers)
                    .ForGroup(GroupOf(JobKind.Analysis, JobUrgency.Backlog), options.BacklogWorkers)
                    .ForGroup(GroupOf(JobKind.Export, JobUrgency.Live), options.ExportWorkers)
                    .ForGroup(GroupOf(JobKind.Examination, JobUrgency.Live), options.ExaminationWorkers)
                    .ForGroup(GroupOf(JobKind.Examination, JobUrgency.Backlog), options.BacklogWorkers);
            });
            engine.UsePersistentStore(static store =>
            {
                store.UseSqlite(static source => source.DataSourceFactory = static provider =>
                    SqliteFactory.Instance.CreateDataSource(AppDatabase.ConnectionString(provider.GetRequiredService<DataLayout>().JobsDatabase)));
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.UseExecutionHistory();
                store.ConfigureStore(static options => options.RecoverFiringsCancelledByShutdown = true);
            });
            engine.UseExecutionLogCapture();
            engine.AddJobMiddleware<RetryFilter>();
        });
    }
}
