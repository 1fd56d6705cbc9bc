using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// Writes one camera's fragments into files, one after the other, and stands what the disk does. Blocking and without a thread of its own: <see cref="ArchiveWriter"/> drives it.
/// Invariant: a fragment is in the backlog, in <c>atRisk</c>, safe on the disk, or counted as dropped; never in none of these.
/// </summary>
internal sealed partial class ArchiveRecorder(
    CameraId camera,
    FragmentBacklog backlog,
    ArchiveStore store,
    RecordingStatusBoard board,
    FaultLog faults,
    ArchiveOptions options,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>The next file's start and this file's end differ by the jitter of the least-delay clock; up to here they are one instant.</summary>
    private static readonly TimeSpan SeamTolerance = TimeSpan.FromSeconds(1);

    // From the key fragment at or before the first one that is not known to be on the disk: after a failure a new file must begin with a key fragment.
    private readonly List<MediaFragment> atRisk = [];
    private readonly ArchiveLog log = new(camera, clock, logger);
    private ArchiveFile? file;
    private bool unsynced;
    private long lastSync = clock.GetTimestamp();
    private long retryAt;
    private volatile OnDisk onDisk = new(null, null, null);
    private volatile ArchiveTrouble? trouble;
    private int lag; // a FaultReason; Unknown: none
    private long lastMoved = clock.GetTimestamp();

    public ArchiveTrouble? Trouble => trouble;

    public ArchiveFaults Faults { get; } = new(camera, backlog, faults, clock);

    /// <summary>Set while the disk takes less than the camera gives, or nothing. Judged from outside, because the writing thread may hang in the disk.</summary>
    public FaultReason? Lag
    {
        get => Volatile.Read(ref lag) is not (int)FaultReason.Unknown and var reason ? (FaultReason)reason : null;
        set => Volatile.Write(ref lag, (int)(value ?? FaultReason.Unknown));
    }

    /// <summary>What waited when <see cref="ArchiveWatch"/>, to which it belongs, looked last.</summary>
    public TimeSpan SeenWaiting { get; set; }

    /// <summary>Time since the disk last let the writing thread go on.</summary>
    public TimeSpan LastMoved => clock.GetElapsedTime(Volatile.Read(ref lastMoved));

    /// <summary>Fragments that are lost: dropped by the full backlog, or undecodable because what came before them was.</summary>
    public long Lost => Faults.Lost;

    /// <summary>Time to the next try; null when nothing keeps it from writing.</summary>
    public TimeSpan? RetryIn =>
        trouble is null || retryAt == 0 ? null : clock.GetElapsedTime(clock.GetTimestamp(), retryAt) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    public void Write(MediaFragment fragment)
    {
        Volatile.Write(ref lastMoved, clock.GetTimestamp());
        try
        {
            CutBefore(fragment);
            if (file is null && !fragment.StartsWithKeyFrame)
            {
                Faults.Skip(fragment);
                return;
            }

            file ??= store.Create(fragment, starts: !Faults.HasWritten);
            file.Append(fragment);
            atRisk.Add(fragment);
            unsynced = true;
            SyncIfDue();
        }
        catch (InvalidDataException exception)
        {
            // Not the disk's fault, and trying again would fail for ever: this one fragment is lost, and the hole it leaves ends the file.
            Faults.Skip(fragment);
            Log.BadFragment(logger, camera, fragment.Number, exception);
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            Fail(exception, atRisk.Count > 0 && ReferenceEquals(atRisk[^1], fragment) ? null : fragment, attemptEnded: false);
        }
    }

    /// <summary>Nothing came for a moment.</summary>
    public void Tick()
    {
        Volatile.Write(ref lastMoved, clock.GetTimestamp());
        try
        {
            SyncIfDue();
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            Fail(exception, null, attemptEnded: false);
        }
    }

    public void End(SegmentClosedBy closedBy)
    {
        try
        {
            Close(closedBy, null);
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            Fail(exception, null, attemptEnded: true);
        }
    }

    /// <summary>The wait after a failure is over: looks at the disk. What waits in the backlog is the real test.</summary>
    public void Retry()
    {
        try
        {
            store.CheckToStart();
            retryAt = 0;
            if (backlog.Media == TimeSpan.Zero)
            {
                Recovered();
            }
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            Fail(exception, null, attemptEnded: false);
        }
    }

    /// <summary>Tells the status board. Safe from any thread, so that a hung disk is told too.</summary>
    public void Post(bool stopped = false)
    {
        var now = trouble;
        var safe = onDisk;
        board.Post(new RecordingStatus
        {
            Camera = camera,
            LastPartOnDiskAt = safe.LastPartAt,
            OnDiskUntil = safe.Until,
            LastVerifiedSegmentEndAt = safe.LastVerifiedEndAt ?? board.Find(camera)?.LastVerifiedSegmentEndAt,
            OpenSegmentStartAt = file?.Segment.StartAt,
            Backlog = stopped ? TimeSpan.Zero : backlog.Media,
            DroppedFragments = Lost,
            Fault = stopped ? null : now?.Storage.Kind ?? (Lag is { } reason ? ArchiveFaults.KindOf(reason) : null),
            FaultReason = stopped ? null : now?.Storage.Reason ?? Lag,
        });
    }

    private void CutBefore(MediaFragment fragment)
    {
        if (file is null || SegmentCut.Decide(file.First, file.Last, fragment, options) is not { } reason)
        {
            return;
        }

        var end = file.Segment.StartAt + file.Segment.Length;
        var touches = reason is CutReason.Boundary or CutReason.NewParameters && (fragment.StartAt - end).Duration() < SeamTolerance;
        Close(
            reason switch
            {
                CutReason.NewAttempt or CutReason.NewParameters => SegmentClosedBy.AttemptEnded,
                CutReason.Hole => SegmentClosedBy.StorageLost,
                _ => SegmentClosedBy.Rotation,
            },
            touches ? fragment.StartAt : null);
    }

    private void Close(SegmentClosedBy closedBy, DateTimeOffset? endAt)
    {
        if (file is null)
        {
            return;
        }

        var segment = store.Finish(file, closedBy, endAt);
        Log.Closed(logger, camera, segment.Path, closedBy);
        Closed(segment);
    }

    private void Closed(ArchiveSegment segment)
    {
        file = null;
        atRisk.Clear();
        onDisk = new OnDisk(clock.GetUtcNow(), segment.EndAt, segment.EndAt);
        Synced();
    }

    private void SyncIfDue()
    {
        // Waiting for the next fragment would add its length to what a power cut costs.
        if (file is null || !unsynced || clock.GetElapsedTime(lastSync) + file.Last.Duration < options.SyncInterval)
        {
            return;
        }

        file.Sync();
        onDisk = onDisk with { LastPartAt = clock.GetUtcNow(), Until = file.Last.EndAt };
        var key = atRisk.FindLastIndex(static fragment => fragment.StartsWithKeyFrame);
        atRisk.RemoveRange(0, Math.Max(0, key));
        Synced();
        store.CheckRoom();
    }

    private void Synced()
    {
        unsynced = false;
        lastSync = clock.GetTimestamp();
        Recovered();
        log.Look();
        Post();
    }

    private void Recovered()
    {
        Faults.Wrote(trouble);
        if (trouble is { } past)
        {
            trouble = null;
            retryAt = 0;
            log.Recovered(past);
            Post();
            store.IsBack();
        }
    }

    private void Fail(Exception exception, MediaFragment? current, bool attemptEnded)
    {
        exception = store.Diagnose(exception);
        var storage = StorageTrouble.Of(exception);
        if (file is { } failed)
        {
            file = null;
            var keep = Math.Max(0, failed.Segment.Fragments.Count - atRisk.Count);
            if (store.GiveUp(failed, keep, storage.Kind == FaultKind.DiskFull) is { } segment)
            {
                onDisk = onDisk with { LastVerifiedEndAt = segment.EndAt };
            }
        }

        unsynced = false;
        backlog.PutBack(current is null ? [.. atRisk] : [.. atRisk, current], attemptEnded && atRisk.Count > 0);
        atRisk.Clear();
        var failures = (trouble?.Failures ?? 0) + 1;
        Faults.Failed(storage, exception.Message, trouble);
        log.Failed(storage, trouble?.Storage, exception.Message);
        trouble = new ArchiveTrouble(storage, exception.Message, trouble?.BeganAt ?? clock.GetUtcNow(), failures);
        retryAt = clock.GetTimestamp() + (long)(StorageRetry.After(failures).TotalSeconds * clock.TimestampFrequency);
        Post();
    }

    private static bool IsStorage(Exception exception) => exception is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private sealed record OnDisk(DateTimeOffset? LastPartAt, DateTimeOffset? LastVerifiedEndAt, DateTimeOffset? Until);

    private static partial class Log
    {
        [LoggerMessage(1600, LogLevel.Information, "Camera {Camera}: {Path} closed ({ClosedBy})")]
        public static partial void Closed(ILogger logger, CameraId camera, string path, SegmentClosedBy closedBy);

        [LoggerMessage(1603, LogLevel.Warning, "Camera {Camera}: fragment {Number} could not be read and is not recorded")]
        public static partial void BadFragment(ILogger logger, CameraId camera, long number, Exception exception);
    }
}
