using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Archive;

public static class ArchiveServiceCollectionExtensions
{
    public static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddCheckedOptions<ArchiveOptions>(ArchiveOptions.Section);
        services.AddSingleton<RecordingStatusBoard>();
        services.AddSingleton<IArchiveDisk, ArchiveDisk>();
        services.AddSingleton<ArchiveVolume>();
        services.AddSingleton<OpenSegments>();
        services.AddSingleton<AbandonedFiles>();
        services.AddSingleton<MissingFiles>();
        services.AddSingleton<SegmentRegistrar>();
        services.AddHostedService(static provider => provider.GetRequiredService<SegmentRegistrar>());
        services.AddSingleton<ArchiveStore>();
        services.AddSingleton<ArchiveWriterFactory>();
        services.AddSingleton<IFragmentConsumerFactory>(static provider => provider.GetRequiredService<ArchiveWriterFactory>());
        services.AddSingleton(static provider => new RecordingReader(
            provider.GetRequiredService<IDbContextFactory<DailyCamDbContext>>(), provider.GetRequiredService<OpenSegments>(), provider.GetRequiredService<MissingFiles>(), provider.GetRequiredService<DataLayout>()));
        services.AddSingleton(static provider => new RecordingMemory(
            provider.GetRequiredService<RecordingReader>(), provider.GetRequiredService<CameraStore>(), provider.GetRequiredService<OpenSegments>(), provider.GetRequiredService<MissingFiles>(),
            provider.GetRequiredService<DatabaseEdition<DailyCamDbContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FileSalvage>();
        services.AddSingleton<RecoveryRows>();
        services.AddLoop<ArchiveRecovery>();
        services.AddLoop<ArchiveWatch>();
        services.AddCheckedOptions<ShareOptions>(ShareOptions.Section);
        services.AddSingleton<ShareLinks>();
        services.AddLoop<ShareSweep>();
        services.AddSingleton<Exports>();
        services.AddSingleton<ExportAssembler>();
        services.AddSingleton<IJobHandler, ExportHandler>();
        return services;
    }
}
