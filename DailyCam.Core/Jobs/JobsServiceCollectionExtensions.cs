using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Jobs;

public static class JobsServiceCollectionExtensions
{
    /// <summary>The durable queue. After <c>AddData</c>: the engine may only open its file when the folder is this process's own.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddCheckedOptions<JobOptions>(JobOptions.Section);
        services.AddJobEngine();
        services.AddSingleton<JobCancellations>();
        services.AddSingleton<JobHandlers>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobEngine>();
        services.AddSingleton<IJobQueue, JobQueue>();
        services.AddSingleton<JobReader>();
        services.AddHostedService(static provider => provider.GetRequiredService<JobEngine>());
        return services.AddLoop<JobHandOver>().AddLoop<JobSweep>();
    }
}
