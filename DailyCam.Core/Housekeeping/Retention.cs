using DailyCam.Core.Archive;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Deletes recordings as <see cref="RetentionPlan"/> chooses: the file first, then the row, so that a crash in between leaves a row that recovery reports and the next look finishes.
/// Only rows are looked at: open files, exports and anything foreign are never touched. Segments that show a confirmed incident are kept as long as there is anything else to delete.
/// </summary>
internal sealed partial class Retention(
    RetentionReader reader, DeletionLog deletions, RetentionBoard board, ArchiveVolume volume, IArchiveDisk disk, IOptions<ArchiveOptions> options, TimeProvider clock, ILogger<Retention> logger) : ILoop
{
    /// <summary>How often what is remembered of deletions is looked through for what may be forgotten.</summary>
    private static readonly TimeSpan TrimInterval = TimeSpan.FromDays(1);

    private readonly ClockTrust trust = new(clock);
    private readonly HashSet<ArchiveSegmentId> undeletable = [];
    private long? trimmedAt;

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
        if (!trust.Begin(await reader.LastKnownAsync(cancellationToken)))
        {
            Log.ClockAhead(logger, clock.GetUtcNow());
        }
    }

    /// <summary>One look. Does nothing while the disk is away or is another.</summary>
    internal async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            volume.CheckIdentity();
            var rules = await reader.RulesAsync(disk.FreeBytes(volume.Root), trust.Look(), cancellationToken);
            var chosen = RetentionPlan.Choose(await reader.CandidatesAsync(cancellationToken), rules);
            foreach (var (segment, reason) in chosen)
            {
                await TryDeleteAsync(segment, reason, rules, cancellationToken);
            }

            Tell(RetentionPlan.StillMissing(chosen, rules), rules);
            await TrimAsync(rules, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Postponed(logger, exception.Message);
        }
    }

    /// <summary>One file that cannot be deleted keeps no other from going; it is tried again at every look and told of once.</summary>
    private async Task TryDeleteAsync(RetentionCandidate segment, RetentionReason reason, RetentionRules rules, CancellationToken cancellationToken)
    {
        try
        {
            if (ArchivePath.Resolve(volume.Root, segment.Path) is { } path)
            {
                disk.DeleteWithEmptyFolder(path);
            }

            await deletions.NoteAsync(segment, reason, rules.LimitOf(segment.Camera, reason), cancellationToken);
            undeletable.Remove(segment.Id);
            if (reason == RetentionReason.FreeSpaceKept)
            {
                Log.EvidenceDeleted(logger, segment.Path);
            }
            else
            {
                Log.Deleted(logger, segment.Path, reason, segment.SizeBytes);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (undeletable.Add(segment.Id))
            {
                Log.NotDeleted(logger, segment.Path, exception.Message);
            }
        }
    }

    /// <summary>Says once when deleting cannot make the room that is wanted.</summary>
    private void Tell(long missing, RetentionRules rules)
    {
        if (missing > 0 && board.MissingBytes == 0)
        {
            Log.NotEnough(logger, missing, rules.MinimumFreeBytes);
        }

        board.MissingBytes = missing;
    }

    /// <summary>A clock that is not believed makes nothing forgotten either.</summary>
    private async Task TrimAsync(RetentionRules rules, CancellationToken cancellationToken)
    {
        if (rules.TrustsClock && (trimmedAt is not { } last || clock.GetElapsedTime(last) >= TrimInterval))
        {
            await deletions.TrimAsync(cancellationToken);
            trimmedAt = clock.GetTimestamp();
        }
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

        [LoggerMessage(1654, LogLevel.Warning, "{Path} is deleted although it shows an incident that was confirmed: the disk needs room, and nothing else is left to delete. Export what must be kept, or free the disk")]
        public static partial void EvidenceDeleted(ILogger logger, string path);

        [LoggerMessage(1655, LogLevel.Error, "All that may be deleted for room is deleted, and {Missing} bytes of the {Wanted} to be kept free are still missing: something else fills the disk")]
        public static partial void NotEnough(ILogger logger, long missing, long wanted);
    }
}
