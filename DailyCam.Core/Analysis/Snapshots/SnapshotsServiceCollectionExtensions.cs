using DailyCam.Core.Detection;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Snapshots;

public static class SnapshotsServiceCollectionExtensions
{
    public static IServiceCollection AddSnapshots(this IServiceCollection services)
    {
        services.AddCheckedOptions<SnapshotOptions>(SnapshotOptions.Section);
        services.AddSingleton<SnapshotSwitch>();
        services.AddSingleton<SnapshotInbox>();
        services.AddSingleton<IDetectionListenerFactory, SnapshotEyeFactory>();
        services.AddSingleton<SnapshotFeed>();
        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<SnapshotRows>();
        services.AddSingleton<SnapshotCopies>();
        services.AddSingleton<SnapshotSubjects>();
        services.AddSingleton<SnapshotIncidents>();
        services.AddSingleton<SnapshotDesk>();
        services.AddSingleton<SnapshotExaminer>();
        return services.AddLoop<SnapshotLoop>().AddLoop<SnapshotCleanup>();
    }
}
