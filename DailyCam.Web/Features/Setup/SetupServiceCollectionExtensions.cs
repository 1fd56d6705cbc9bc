using DailyCam.Core.Hosting;

namespace DailyCam.Web.Features.Setup;

internal static class SetupServiceCollectionExtensions
{
    public static IServiceCollection AddSetup(this IServiceCollection services)
    {
        services.AddCheckedOptions<SetupOptions>(SetupOptions.Section);
        return services.AddSingleton<SetupDesk>();
    }
}
