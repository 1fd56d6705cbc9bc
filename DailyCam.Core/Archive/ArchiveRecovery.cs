using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// Brings files and rows together at the start, and again when a writer had to leave a file behind. Capture does not wait for it: it never touches a file of this process.
/// While the disk is away it looks again every half minute.
/// </summary>
internal sealed partial class ArchiveRecovery(
    FileSalvage salvage,
    ArchiveVolume volume,
    AbandonedFiles abandoned,
    MissingFiles missing,
    SegmentRegistrar registrar,
    RecoveryRows rows,
    TimeProvider clock,
    ILogger<ArchiveRecovery> logger) : ILoop
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await rows.SeedStatusAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryReconcileAsync(stoppingToken))
            {
                await abandoned.WaitAsync(stoppingToken);
            }
            else
            {
                await abandoned.WaitAsync(RetryDelay, clock, stoppingToken);
            }
        }
    }

    /// <summary>One pass. False when the disk was not there for it.</summary>
    internal async Task<bool> TryReconcileAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A thread of its own: a disk that hangs must not hold one of the pool's.
            var files = await Task.Factory.StartNew(
                () => FinishParts(cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var known = await rows.PathsAsync(cancellationToken);
            await Task.Factory.StartNew(
                () => Adopt(files, known, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Report(files, known);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Postponed(logger, volume.Root, exception.Message);
            return false;
        }
    }

    private HashSet<string> FinishParts(CancellationToken cancellationToken)
    {
        volume.CheckIdentity();
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in salvage.List())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ArchivePath.IsPart(path))
            {
                finished.Add(path);
            }
            else if (salvage.Finish(path) is { } segment)
            {
                registrar.Register(segment);
            }
        }

        return finished;
    }

    private void Adopt(HashSet<string> files, IReadOnlyDictionary<string, ArchiveSegmentId> known, CancellationToken cancellationToken)
    {
        foreach (var path in files.Where(path => !known.ContainsKey(path)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (salvage.Adopt(path) is { } segment)
            {
                registrar.Register(segment);
            }
        }
    }

    private void Report(HashSet<string> files, IReadOnlyDictionary<string, ArchiveSegmentId> known)
    {
        // A row is committed after its file has its name, and the folder was listed before the rows: look at the disk once more before saying "gone".
        var gone = known.Where(row => !files.Contains(row.Key) && !File.Exists(Path.Combine(volume.Root, row.Key))).ToList();
        missing.Replace(gone.Select(static row => row.Value));
        if (gone.Count > 0)
        {
            Log.Missing(logger, gone.Count, gone[0].Key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1640, LogLevel.Warning, "The archive in {Root} cannot be looked at yet: {Reason}")]
        public static partial void Postponed(ILogger logger, string root, string reason);

        [LoggerMessage(1641, LogLevel.Warning, "{Count} recordings are in the database but not on the disk, {First} among them")]
        public static partial void Missing(ILogger logger, int count, string first);
    }
}
