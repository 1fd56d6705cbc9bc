using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Core.Housekeeping.Check;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        services.AddSingleton<ArchiveCheck>();
        services.AddSingleton<SideFilesCheck>();
        services.AddSingleton<DecodeTest>();
        services.AddSingleton<CheckRepair>();
        services.AddSingleton(static provider => new StorageCheck(
            provider.GetRequiredService<DataLayout>(), provider.GetRequiredService<ArchiveCheck>(), provider.GetRequiredService<SideFilesCheck>(), provider.GetRequiredService<DecodeTest>(),
            provider.GetRequiredService<CheckRepair>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new DiskGauge(
            provider.GetRequiredService<ArchiveVolume>(), provider.GetRequiredService<IArchiveDisk>(), provider.GetRequiredService<DataLayout>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new StorageReader(
            provider.GetRequiredService<IDbContextFactory<DailyCamDbContext>>(), provider.GetRequiredService<RetentionReader>(), provider.GetRequiredService<CameraStore>(), provider.GetRequiredService<DiskGauge>(),
            provider.GetRequiredService<RetentionBoard>(), provider.GetRequiredService<IOptions<ArchiveOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services.AddLoop<DiskGauge>().AddLoop<Retention>().AddLoop<TimeCorrection>();
    }
}
