using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Capture;

public static class CaptureServiceCollectionExtensions
{
    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddCheckedOptions<FfmpegOptions>(FfmpegOptions.Section);
        services.AddCheckedOptions<CaptureOptions>(CaptureOptions.Section);
        services.AddSingleton<IMediaProcessLauncher, MediaProcessLauncher>();
        services.AddSingleton<CaptureStatusBoard>();
        services.AddSingleton<MediaInputs>();
        services.AddSingleton<StreamProbe>();
        services.AddSingleton<KnownStreams>();
        services.AddSingleton<CapturePlanner>();
        services.AddSingleton<ISourceKnock, SourceKnock>();
        services.AddSingleton<CaptureSettings>();
        services.AddSingleton<AttemptIds>();
        services.AddSingleton<CaptureContext>();
        services.AddLoop<CameraSupervisor>();
        return services;
    }
}
