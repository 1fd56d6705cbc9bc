using DailyCam.Core.Detection.Vision;
using DailyCam.Core.Frames;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Detection;

public static class DetectionServiceCollectionExtensions
{
    public static IServiceCollection AddDetection(this IServiceCollection services)
    {
        services.AddCheckedOptions<DetectionOptions>(DetectionOptions.Section);
        services.AddSingleton<ActivityStore>();
        services.AddSingleton<LookBoard>();
        services.AddSingleton<IDetectionListenerFactory>(static provider => provider.GetRequiredService<LookBoard>());
        services.AddSingleton<MotionBoard>();
        services.AddSingleton<IDetectionListenerFactory>(static provider => provider.GetRequiredService<MotionBoard>());
        services.AddSingleton<DetectionBoard>();
        services.AddSingleton<IDetectionListenerFactory>(static provider => provider.GetRequiredService<DetectionBoard>());
        services.AddSingleton<VisionProcess>();
        services.AddSingleton<IFrameDetector>(static provider => provider.GetRequiredService<VisionProcess>());
        services.AddSingleton<IFrameConsumerFactory, DetectionLoopFactory>();
        services.AddLoop<VisionProcess>();
        return services;
    }
}
