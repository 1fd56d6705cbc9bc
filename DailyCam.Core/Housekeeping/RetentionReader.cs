using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Housekeeping;

/// <summary>What retention decides by: the rules as the family set them, and what is recorded. Reads only.</summary>
internal sealed class RetentionReader(IDbContextFactory<DailyCamDbContext> contexts, CameraStore cameras, IOptions<ArchiveOptions> options, TimeProvider clock)
{
    /// <summary>Longest time between this run's own row and the first look at the clock; a run that began earlier is another one.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(5);

    /// <param name="freeBytes">Null when the disk could not be asked.</param>
    public async Task<RetentionRules> RulesAsync(long? freeBytes, bool trustsClock, CancellationToken cancellationToken)
    {
        var all = await cameras.ListAsync(cancellationToken);
        return new RetentionRules
        {
            Now = clock.GetUtcNow(),
            Keep = TimeSpan.FromDays(options.Value.RetentionDays),
            KeepOf = all.Where(static camera => camera.RetentionDays is not null).ToDictionary(static camera => camera.Id, static camera => TimeSpan.FromDays(camera.RetentionDays!.Value)),
            MaxBytesOf = all.Where(static camera => camera.MaxGigabytes is not null).ToDictionary(static camera => camera.Id, static camera => (long)(camera.MaxGigabytes!.Value * RetentionRules.Gigabyte)),
            FreeBytes = freeBytes,
            MinimumFreeBytes = (long)(options.Value.MinimumFreeGigabytes * RetentionRules.Gigabyte),
            TrustsClock = trustsClock,
            KeepsNewestOf = all.Select(static camera => camera.Id).ToHashSet(),
        };
    }

    public async Task<IReadOnlyList<RetentionCandidate>> CandidatesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await KeptStretches.ReadAsync(context, cancellationToken);
        var segments = await context.ArchiveSegments.AsNoTracking()
            .Select(static row => new RetentionCandidate(row.Id, row.CameraId, row.Path, row.StartAt, row.EndAt, row.SizeBytes) { IsTimeDoubtful = row.IsTimeDoubtful })
            .ToListAsync(cancellationToken);
        return segments.ConvertAll(segment => segment with { IsKept = kept.Meets(segment.Camera, segment.StartAt, segment.EndAt) });
    }

    /// <summary>The last time an earlier run is known to have lived; null when there was none.</summary>
    public async Task<DateTimeOffset?> LastKnownAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LastKnownTime.ReadAsync(context, clock.GetUtcNow() - StartTime, cancellationToken);
    }
}
