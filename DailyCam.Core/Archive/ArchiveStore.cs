using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Archive;

/// <summary>Opens, finishes and gives up archive files. Blocking; each file belongs to one thread, the store to all.</summary>
internal sealed class ArchiveStore(
    IArchiveDisk disk,
    ArchiveVolume volume,
    OpenSegments registry,
    SegmentRegistrar registrar,
    AbandonedFiles abandoned,
    TimeProvider clock)
{
    /// <summary>Passes when recording may begin.</summary>
    public void CheckToStart() => volume.CheckToStart();

    /// <summary>Passes when the disk still has room.</summary>
    public void CheckRoom() => volume.CheckRoom();

    /// <summary>Opens the file that a key fragment begins, after looking whether the disk is the one it should be.</summary>
    /// <param name="starts">Whether recording begins with it; then the disk is examined thoroughly.</param>
    public ArchiveFile Create(MediaFragment first, bool starts)
    {
        var device = starts ? volume.CheckToStart() : volume.Check();
        var file = ArchiveFile.Create(disk, registry, volume.Root, first, clock.Doubts(first.StartAt));
        var part = Path.Combine(volume.Root, file.Segment.PartPath);
        if (disk.DeviceOf(part) != device)
        {
            // The disk went between the look and the file: it lies under the bare mount point, where nothing may be.
            file.Abandon();
            disk.DeleteWithEmptyFolder(part);
            throw new ArchiveStorageException(FaultReason.StorageMissing, $"The disk of {volume.Root} went away.");
        }

        return file;
    }

    /// <summary>The disk takes recordings again: what was left behind on it can be finished now.</summary>
    public void IsBack() => abandoned.Wake();

    /// <summary>Says better what is wrong when writing failed: "Input/output error" is also what an unplugged disk gives.</summary>
    public Exception Diagnose(Exception exception)
    {
        if (StorageTrouble.Of(exception).Reason != FaultReason.StorageError)
        {
            return exception;
        }

        try
        {
            volume.CheckIdentity();
            return exception;
        }
        catch (Exception found) when (found is IOException or UnauthorizedAccessException)
        {
            return found;
        }
    }

    /// <summary>Closes and verifies a file and hands its row over.</summary>
    public ArchiveSegment Finish(ArchiveFile file, SegmentClosedBy closedBy, DateTimeOffset? endAt)
    {
        var segment = file.Close(closedBy, endAt, clock.GetUtcNow());
        registrar.Register(segment);
        return segment;
    }

    /// <summary>
    /// After a failure: keeps the fragments below <paramref name="keep"/> if it can be done and leaves the rest to whoever writes it again.
    /// Returns the row when the file could still be finished here.
    /// </summary>
    public ArchiveSegment? GiveUp(ArchiveFile file, int keep, bool diskIsThere)
    {
        // Nothing to keep means that everything is still in memory. The file stays nevertheless, because memory is lost with the process: then the next start finishes it;
        // otherwise recovery takes it away when the disk is back.
        var keepLength = keep == 0 ? file.Segment.HeaderLength : file.Segment.Fragments[keep - 1].EndOffset;
        try
        {
            if (diskIsThere && file.TryCutBack(keep))
            {
                return Finish(file, SegmentClosedBy.StorageLost, null);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not finished here: recovery does it when the disk is back.
        }

        abandoned.Add(file.Segment.PartPath, keepLength);
        file.Abandon();
        abandoned.Wake();
        return null;
    }
}
