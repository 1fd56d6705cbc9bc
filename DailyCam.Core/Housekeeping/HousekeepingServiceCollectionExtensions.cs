using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Housekeeping;

public static class HousekeepingServiceCollectionExtensions
{
    /// <summary>What is kept, what goes, and what the disk says of it. Last of all: it looks after what the others made.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.AddCheckedOptions<HousekeepingOptions>(HousekeepingOptions.Section);
        services.AddSingleton<RetentionBoard>();
        services.AddSingleton<RetentionReader>();
        services.AddSingleton<DeletionLog>();
        services.AddSingleton<DeletionReader>();
        return services.AddLoop<Retention>();
    }
}
