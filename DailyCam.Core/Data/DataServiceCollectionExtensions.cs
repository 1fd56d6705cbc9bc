using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DailyCam.Core.Data;

public static class DataServiceCollectionExtensions
{
    /// <summary>Paths, the database and its start-up. First of all features: its hosted service must start before every loop.</summary>
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.TryAddSingleton(static _ => new StandInClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(static provider => provider.GetRequiredService<StandInClock>());
        services.AddCheckedOptions<DailyCamOptions>(DailyCamOptions.Section);
        services.AddCheckedOptions<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton<DataLayout>();
        services.AddSingleton<DatabaseBoard>();
        services.AddSingleton<BackupBoard>();
        services.AddSingleton<DatabaseEdition<DailyCamDbContext>>();
        services.AddSingleton<PatientStart>();
        services.AddSingleton<DatabaseBackups>();
        services.AddSingleton<DatabaseRestore>();
        services.AddSingleton<Cameras.CameraCopy>();
        services.AddSingleton<DatabaseRescue>();
        services.AddDbContextFactory<DailyCamDbContext>(static (provider, options) => options
            .UseAppDatabase(provider.GetRequiredService<DataLayout>())
            .AddInterceptors(new DatabaseWatch(provider.GetRequiredService<DatabaseBoard>()), new EditionWatch<DailyCamDbContext>(provider.GetRequiredService<DatabaseEdition<DailyCamDbContext>>())));
        services.AddHostedService<DatabaseStartup>();
        return services.AddLoop<BackupLoop>().AddLoop<DiskBallast>();
    }
}
