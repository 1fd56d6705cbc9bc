using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Archive;

/// <summary>
/// The faults of one camera's archive, each with the recording it truly cost: what the backlog dropped or what could not be decoded without it, and nothing that was saved from memory.
/// Counting is safe from any thread; the rest belongs to the archive's thread.
/// </summary>
internal sealed class ArchiveFaults(CameraId camera, FragmentBacklog backlog, FaultLog faults, TimeProvider clock)
{
    private long skipped;
    private long skippedTicks;
    private TimeSpan lostBefore;
    private TimeSpan lostBeforeSlow;
    private bool crashed;

    /// <summary>Fragments that are lost: dropped by the full backlog, or undecodable because what came before them was.</summary>
    public long Lost => backlog.Dropped + Interlocked.Read(ref skipped);

    /// <summary>Whether anything reached the disk yet.</summary>
    public bool HasWritten { get; private set; }

    private TimeSpan LostMedia => backlog.DroppedMedia + TimeSpan.FromTicks(Interlocked.Read(ref skippedTicks));

    public void Skip(MediaFragment fragment)
    {
        Interlocked.Increment(ref skipped);
        Interlocked.Add(ref skippedTicks, fragment.Duration.Ticks);
    }

    public void Failed(StorageTrouble storage, string detail, ArchiveTrouble? past)
    {
        if (past is not null && past.Storage.Kind != storage.Kind)
        {
            faults.Recovered(camera, past.Storage.Kind, EndOf(FaultRecovery.TurnedIntoAnother));
        }

        if (past?.Storage.Kind != storage.Kind)
        {
            lostBefore = LostMedia;
        }

        faults.Began(camera, new FaultCause(storage.Kind, storage.Reason, detail), clock.GetUtcNow());
    }

    /// <summary>The thread that writes fell over a bug and begins anew.</summary>
    public void Crashed(Exception exception)
    {
        lostBefore = crashed ? lostBefore : LostMedia;
        crashed = true;
        faults.Began(camera, new FaultCause(FaultKind.RecordingBranch, FaultReason.WriterFailed, exception.Message), clock.GetUtcNow());
    }

    /// <summary>Something reached the disk.</summary>
    /// <param name="past">What had kept it from doing so until now.</param>
    public void Wrote(ArchiveTrouble? past)
    {
        if (past is not null)
        {
            faults.Recovered(camera, past.Storage.Kind, EndOf(FaultStages.UsualEnd(past.Storage.Kind)));
        }
        else if (!HasWritten)
        {
            // What an earlier run could not write to works now; nobody else would close its faults. What it had in memory is gone.
            EndAll(static kind => new FaultEnd(FaultStages.UsualEnd(kind)) { Lost = FaultEnd.AllOfIt });
        }

        if (crashed)
        {
            crashed = false;
            faults.Recovered(camera, FaultKind.RecordingBranch, EndOf(FaultRecovery.PartRestarted));
        }

        HasWritten = true;
    }

    /// <summary>The camera is no longer recorded: what kept it from being recorded no longer matters, and what still waits in memory is lost.</summary>
    public void NotWanted() => EndAll(_ => new FaultEnd(FaultRecovery.NoLongerWanted) { Lost = LostMedia - lostBefore + backlog.Media });

    /// <summary>A disk that takes nothing counts as gone, one that takes too little as slow.</summary>
    public static FaultKind KindOf(FaultReason lag) => lag == FaultReason.StorageHung ? FaultKind.StorageDisconnected : FaultKind.RecordingBranch;

    /// <summary>The disk takes less than the camera gives, or nothing.</summary>
    /// <param name="waiting">Media in memory.</param>
    public void Lagging(FaultReason lag, TimeSpan waiting)
    {
        lostBeforeSlow = LostMedia;
        faults.Began(camera, new FaultCause(KindOf(lag), lag), clock.GetUtcNow() - waiting);
    }

    public void CaughtUp(FaultReason lag) => faults.Recovered(camera, KindOf(lag), new FaultEnd(FaultRecovery.CaughtUp) { Lost = LostMedia - lostBeforeSlow });

    private FaultEnd EndOf(FaultRecovery how) => new(how) { Lost = LostMedia - lostBefore };

    private void EndAll(Func<FaultKind, FaultEnd> end)
    {
        foreach (var kind in StorageTrouble.Kinds)
        {
            faults.Recovered(camera, kind, end(kind));
        }
    }
}
