namespace DailyCam.Web.Features.Alerts;

internal static class AlertsServiceCollectionExtensions
{
    /// <summary>Each open page has a desk of its own.</summary>
    public static IServiceCollection AddAlertPages(this IServiceCollection services) => services.AddScoped<AlertDesk>();
}
