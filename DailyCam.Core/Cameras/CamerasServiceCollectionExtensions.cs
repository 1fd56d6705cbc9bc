using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Cameras;

public static class CamerasServiceCollectionExtensions
{
    public static IServiceCollection AddCameras(this IServiceCollection services)
    {
        services.AddCheckedOptions<UploadOptions>(UploadOptions.Section);
        services.AddSingleton<CameraStore>();
        services.AddSingleton(static provider => new WantedCameras(
            provider.GetRequiredService<CameraStore>(), provider.GetRequiredService<CameraCopy>(), provider.GetRequiredService<DatabaseBoard>(), provider.GetRequiredService<ILogger<WantedCameras>>()));
        services.AddLoop<CameraCopyKeeper>();
        services.AddSingleton<CameraProbe>();
        services.AddSingleton<PreviewPicture>();
        services.AddSingleton<UploadCheck>();
        services.AddSingleton(static provider => new UploadRoom(provider.GetRequiredService<DataLayout>()));
        services.AddSingleton<UploadStore>();
        services.AddSingleton<OpenUploads>();
        services.AddSingleton<UploadParts>();
        services.AddLoop<UnfinishedSweep>();
        return services.AddHostedService<TemporarySweep>();
    }
}
