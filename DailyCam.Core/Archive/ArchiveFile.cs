using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Win32.SafeHandles;

namespace DailyCam.Core.Archive;

/// <summary>
/// One life of an archive file: created as <c>.part.mp4</c>, appended to fragment by fragment, forced to the disk, closed, read back and renamed. Blocking, for one thread.
/// After any exception the only things left to do are <see cref="TryCutBack"/> and <see cref="Abandon"/>: a failed fsync is never repeated on the same handle.
/// </summary>
internal sealed class ArchiveFile
{
    private readonly IArchiveDisk disk;
    private readonly OpenSegments registry;
    private readonly string root;
    private readonly SafeFileHandle handle;
    private readonly TimeOrigin origin;
    private readonly MediaFragment first;

    private ArchiveFile(IArchiveDisk disk, OpenSegments registry, string root, SafeFileHandle handle, OpenSegment segment, MediaFragment first)
    {
        (this.disk, this.registry, this.root, this.handle, this.first) = (disk, registry, root, handle, first);
        Segment = segment;
        Last = first;
        origin = TimeOrigin.Of(TrackClocks.Of(first.Init), first.Bytes.Span);
    }

    public OpenSegment Segment { get; }

    public MediaFragment First => first;

    public MediaFragment Last { get; private set; }

    /// <summary>Creates the file for a key fragment, which is not yet written.</summary>
    /// <param name="timeDoubtful">Whether the fragment's time was noted while the clock was not set.</param>
    public static ArchiveFile Create(IArchiveDisk disk, OpenSegments registry, string root, MediaFragment first, bool timeDoubtful)
    {
        var id = ArchiveSegmentId.New();
        var box = ArchiveFileHeader.For(id, first, timeDoubtful).ToBox();
        var headerLength = first.Init.Bytes.Length + box.Length;
        for (var sequence = 1; ; sequence++)
        {
            var segment = new OpenSegment(id, first, ArchivePath.Of(first.Init.Camera, first.StartAt, sequence), headerLength) { IsTimeDoubtful = timeDoubtful };
            var part = Path.Combine(root, segment.PartPath);
            if (disk.Exists(Path.Combine(root, segment.Path)) || disk.Exists(part))
            {
                continue;
            }

            // Known before it exists, so that recovery, which looks at the folder first, can never take it for a leftover.
            registry.Add(segment);
            SafeFileHandle? created = null;
            try
            {
                created = disk.CreateNew(part);
                var file = new ArchiveFile(disk, registry, root, created, segment, first);
                disk.Write(created, [first.Init.Bytes, box], 0);
                return file;
            }
            catch
            {
                registry.Remove(id);
                created?.Dispose();
                throw;
            }
        }
    }

    public void Append(MediaFragment fragment)
    {
        var moof = FragmentRebaser.Moof(fragment.Bytes.Span, origin);
        var offset = Segment.WholeLength;
        disk.Write(handle, [moof, fragment.Bytes[moof.Length..]], offset);
        Segment.Add(FragmentEntry.Of(offset, fragment.Bytes.Length, fragment.MediaStart - first.MediaStart, fragment.Duration, fragment.StartsWithKeyFrame));
        Last = fragment;
    }

    /// <summary>
    /// Forces to the disk, and looks by its name whether it is there: a handle keeps taking writes for a file that was deleted or whose disk was unmounted under it.
    /// </summary>
    public void Sync()
    {
        disk.Sync(handle);
        if (disk.LengthOf(Path.Combine(root, Segment.PartPath)) < Segment.WholeLength)
        {
            throw new ArchiveStorageException(FaultReason.NothingWritten, $"{Segment.PartPath} is shorter than what was written to it.");
        }
    }

    /// <summary>Forces, closes, reads back, renames. The returned row is not yet in the database; the registry keeps the segment until it is.</summary>
    /// <param name="endAt">Start of what follows without a gap, when that is known; null to count from the start.</param>
    public ArchiveSegment Close(SegmentClosedBy closedBy, DateTimeOffset? endAt, DateTimeOffset now)
    {
        disk.Sync(handle);
        handle.Dispose();
        var part = Path.Combine(root, Segment.PartPath);
        Verify(part);
        if (!disk.TryRename(part, Path.Combine(root, Segment.Path)))
        {
            throw new IOException($"{Segment.Path} already exists.");
        }

        TrySyncFolder(Path.GetDirectoryName(part)!);
        return new ArchiveSegment
        {
            Id = Segment.Id,
            CameraId = Segment.Camera,
            Path = Segment.Path,
            StartAt = Segment.StartAt,
            EndAt = endAt ?? Segment.StartAt + Segment.Length,
            SizeBytes = Segment.WholeLength,
            FragmentIndex = FragmentIndex.Pack(Segment.Fragments),
            VideoCodec = Segment.Init.VideoCodec,
            AudioCodec = Segment.Init.AudioCodec,
            Width = Segment.Init.Width,
            Height = Segment.Init.Height,
            ClosedBy = closedBy,
            VerifiedAt = now,
            IsTimeDoubtful = Segment.IsTimeDoubtful,
        };
    }

    /// <summary>
    /// After a write that failed for want of space: takes back everything from a fragment on, so that the file ends whole and what is written again later is not there twice.
    /// False when even that fails, or when nothing would be left.
    /// </summary>
    public bool TryCutBack(int index)
    {
        if (index <= 0 || index > Segment.Fragments.Count)
        {
            return false;
        }

        try
        {
            Segment.CutAt(index);
            disk.SetLength(handle, Segment.WholeLength);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Lets go of a file that cannot be finished. It stays where it is for recovery.</summary>
    public void Abandon()
    {
        registry.Remove(Segment.Id);
        handle.Dispose();
    }

    /// <summary>
    /// The file is whole, forced and named; only its name is not yet forced. Failing here must not have it written a second time: whatever is wrong with the disk, the next file meets it.
    /// </summary>
    private void TrySyncFolder(string folder)
    {
        try
        {
            disk.SyncFolder(folder);
        }
        catch (IOException)
        {
            // As said above.
        }
    }

    private void Verify(string part)
    {
        using var stream = disk.OpenRead(part);
        var walked = FileWalker.Walk(stream);
        var expected = Segment.Fragments;
        if (walked.Length != Segment.WholeLength || walked.WholeLength != walked.Length || walked.HeaderLength != Segment.HeaderLength ||
            walked.Fragments.Count != expected.Count || !walked.Fragments.Zip(expected).All(static pair => SamePlace(pair.First, pair.Second)))
        {
            throw new IOException($"{Segment.PartPath} does not read back as it was written.");
        }
    }

    private static bool SamePlace(FragmentEntry a, FragmentEntry b) => a.Offset == b.Offset && a.Size == b.Size && a.StartsWithKeyFrame == b.StartsWithKeyFrame;
}
