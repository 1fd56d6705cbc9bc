using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Cameras;

public static class CamerasServiceCollectionExtensions
{
    public static IServiceCollection AddCameras(this IServiceCollection services)
    {
        services.AddCheckedOptions<UploadOptions>(UploadOptions.Section);
        services.AddSingleton<CameraStore>();
        services.AddSingleton<CameraProbe>();
        services.AddSingleton<PreviewPicture>();
        services.AddSingleton<UploadCheck>();
        services.AddSingleton<UploadStore>();
        return services.AddHostedService<TemporarySweep>();
    }
}
