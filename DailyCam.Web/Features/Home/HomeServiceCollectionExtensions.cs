namespace DailyCam.Web.Features.Home;

internal static class HomeServiceCollectionExtensions
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddSingleton<HomeSigns>();
}
