namespace DailyCam.Web.Features.Settings;

internal static class SettingsServiceCollectionExtensions
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddScoped<SettingsReader>();
}
