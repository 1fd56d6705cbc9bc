using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Uploads;

public static class UploadsServiceCollectionExtensions
{
    public static IServiceCollection AddUploadCopies(this IServiceCollection services)
    {
        services.AddCheckedOptions<CopyOptions>(CopyOptions.Section);
        services.AddSingleton<CopyEncoder>();
        return services.AddSingleton<IUploadCopies, UploadCopies>();
    }
}
