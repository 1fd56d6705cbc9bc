using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Alerts;

public static class AlertsServiceCollectionExtensions
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services
        .AddSingleton<TroubleSigns>()
        .AddSingleton<FirstTellings>()
        .AddHostedService(static provider => provider.GetRequiredService<FirstTellings>())
        .AddSingleton<AlertWishStore>();
}
