using Quartz;

namespace DailyCam.Core.Jobs;

/// <summary>The one class the engine runs. Its data is the id of our row and nothing else.</summary>
internal sealed class QuartzJob(JobRunner runner) : IJob
{
    public const string IdKey = "id";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(long.Parse(context.MergedJobDataMap.GetString(IdKey)!, System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
}
