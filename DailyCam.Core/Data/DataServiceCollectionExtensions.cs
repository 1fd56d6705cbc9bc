using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DailyCam.Core.Data;

public static class DataServiceCollectionExtensions
{
    /// <summary>Paths, the database and its start-up. First of all features: its hosted service must start before every loop.</summary>
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddCheckedOptions<DailyCamOptions>(DailyCamOptions.Section);
        services.AddSingleton<DataLayout>();
        services.AddDbContextFactory<DailyCamDbContext>(static (provider, options) =>
            options.UseAppDatabase(provider.GetRequiredService<DataLayout>()));
        return services.AddHostedService<DatabaseStartup>();
    }
}
