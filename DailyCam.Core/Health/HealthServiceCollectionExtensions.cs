using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Health;

public static class HealthServiceCollectionExtensions
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddCheckedOptions<HealthOptions>(HealthOptions.Section);
        services.AddSingleton(static provider => new ReadinessReader(
            provider.GetRequiredService<CameraStore>(),
            provider.GetRequiredService<CaptureStatusBoard>(),
            provider.GetRequiredService<RecordingStatusBoard>(),
            provider.GetRequiredService<JobEngine>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddLoop<ServiceRunKeeper>().AddLoop<RecordingWatch>();
    }
}
