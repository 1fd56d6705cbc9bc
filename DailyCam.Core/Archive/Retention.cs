using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Archive;

/// <summary>
/// Deletes recordings as <see cref="RetentionPlan"/> chooses: the file first, then the row, so that a crash in between leaves a row that recovery reports and the next look finishes.
/// Only rows are looked at: open files, exports and anything foreign are never touched.
/// </summary>
internal sealed partial class Retention(
    IDbContextFactory<DailyCamDbContext> contexts,
    CameraStore cameras,
    ArchiveVolume volume,
    IArchiveDisk disk,
    IOptions<ArchiveOptions> options,
    TimeProvider clock,
    ILogger<Retention> logger) : ILoop
{
    private const double Gigabyte = 1024d * 1024 * 1024;

    /// <summary>Longest time between this run's own row and the first look at the clock; a run that began earlier is another one.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(5);

    private readonly ClockTrust trust = new(clock);
    private readonly HashSet<ArchiveSegmentId> undeletable = [];

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await BeginAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.RetentionInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryLookAsync(stoppingToken);
        }
    }

    /// <summary>Compares the clock with the last time an earlier run is known to have lived.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var recorded = await context.ArchiveSegments.AsNoTracking().OrderByDescending(static row => row.EndAt).Select(static row => (DateTimeOffset?)row.EndAt).FirstOrDefaultAsync(cancellationToken);

        // The row of this run is there already or not yet, and says nothing: it was written with the clock in question.
        var earlier = now - StartTime;
        var seen = await context.ServiceRuns.AsNoTracking().Where(run => run.StartedAt < earlier)
            .OrderByDescending(static run => run.LastSeenAt).Select(static run => (DateTimeOffset?)run.LastSeenAt).FirstOrDefaultAsync(cancellationToken);
        if (!trust.Begin(recorded > seen || seen is null ? recorded : seen))
        {
            Log.ClockAhead(logger, now);
        }
    }

    /// <summary>One look. Does nothing while the disk is away or is another.</summary>
    internal async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            volume.CheckIdentity();
            var rules = await RulesAsync(cancellationToken);
            var chosen = RetentionPlan.Choose(await CandidatesAsync(cancellationToken), rules);
            foreach (var (segment, reason) in chosen)
            {
                await TryDeleteAsync(segment, reason, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Postponed(logger, exception.Message);
        }
    }

    private async Task<RetentionRules> RulesAsync(CancellationToken cancellationToken)
    {
        var all = await cameras.ListAsync(cancellationToken);
        return new RetentionRules
        {
            Now = clock.GetUtcNow(),
            Keep = TimeSpan.FromDays(options.Value.RetentionDays),
            KeepOf = all.Where(static camera => camera.RetentionDays is not null).ToDictionary(static camera => camera.Id, static camera => TimeSpan.FromDays(camera.RetentionDays!.Value)),
            MaxBytesOf = all.Where(static camera => camera.MaxGigabytes is not null).ToDictionary(static camera => camera.Id, static camera => (long)(camera.MaxGigabytes!.Value * Gigabyte)),
            FreeBytes = disk.FreeBytes(volume.Root),
            MinimumFreeBytes = (long)(options.Value.MinimumFreeGigabytes * Gigabyte),
            TrustsClock = trust.Look(),
            KeepsNewestOf = all.Select(static camera => camera.Id).ToHashSet(),
        };
    }

    private async Task<List<RetentionCandidate>> CandidatesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking()
            .Select(static row => new RetentionCandidate(row.Id, row.CameraId, row.Path, row.StartAt, row.EndAt, row.SizeBytes))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One file that cannot be deleted keeps no other from going; it is tried again at every look and told of once.</summary>
    private async Task TryDeleteAsync(RetentionCandidate segment, RetentionReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(segment, cancellationToken);
            undeletable.Remove(segment.Id);
            Log.Deleted(logger, segment.Path, reason, segment.SizeBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (undeletable.Add(segment.Id))
            {
                Log.NotDeleted(logger, segment.Path, exception.Message);
            }
        }
    }

    private async Task DeleteAsync(RetentionCandidate segment, CancellationToken cancellationToken)
    {
        if (ArchivePath.Resolve(volume.Root, segment.Path) is { } path)
        {
            disk.DeleteWithEmptyFolder(path);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ArchiveSegments.Where(row => row.Id == segment.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1650, LogLevel.Information, "{Path} is deleted ({Reason}, {Bytes} bytes)")]
        public static partial void Deleted(ILogger logger, string path, RetentionReason reason, long bytes);

        [LoggerMessage(1651, LogLevel.Warning, "Nothing could be deleted: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);

        [LoggerMessage(1652, LogLevel.Error, "{Path} cannot be deleted and is tried again: {Reason}")]
        public static partial void NotDeleted(ILogger logger, string path, string reason);

        [LoggerMessage(1653, LogLevel.Warning, "The clock says {Now}, more than a day after anything an earlier run left. Nothing is deleted for its age for a day")]
        public static partial void ClockAhead(ILogger logger, DateTimeOffset now);
    }
}
