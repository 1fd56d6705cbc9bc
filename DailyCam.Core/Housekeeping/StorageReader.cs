using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Housekeeping;

/// <summary>Puts together what the archive's disk holds. Asks the database and the gauge, never the disk itself.</summary>
public sealed class StorageReader
{
    private readonly IDbContextFactory<DailyCamDbContext> contexts;
    private readonly RetentionReader retention;
    private readonly CameraStore cameras;
    private readonly DiskGauge gauge;
    private readonly RetentionBoard board;
    private readonly IOptions<ArchiveOptions> options;
    private readonly TimeProvider clock;

    internal StorageReader(
        IDbContextFactory<DailyCamDbContext> contexts, RetentionReader retention, CameraStore cameras, DiskGauge gauge, RetentionBoard board, IOptions<ArchiveOptions> options, TimeProvider clock) =>
        (this.contexts, this.retention, this.cameras, this.gauge, this.board, this.options, this.clock) = (contexts, retention, cameras, gauge, board, options, clock);

    public async Task<StorageOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var segments = await retention.CandidatesAsync(cancellationToken);
        var all = await cameras.ListAsync(cancellationToken);
        var disk = gauge.Last;
        return new StorageOverview
        {
            Cameras = StoredCameras.Of(all, segments, clock.GetUtcNow()),
            Disk = disk,
            ExportBytes = disk is { HoldsData: true } ? await ExportBytesAsync(cancellationToken) : 0,
            RetentionDays = options.Value.RetentionDays,
            MinimumFreeBytes = (long)(options.Value.MinimumFreeGigabytes * RetentionRules.Gigabyte),
            MissingBytes = board.MissingBytes,
        };
    }

    private async Task<long> ExportBytesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exports.SumAsync(static export => export.SizeBytes ?? 0, cancellationToken);
    }
}
