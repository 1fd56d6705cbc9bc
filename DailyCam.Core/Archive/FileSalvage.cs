using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Cameras;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// Makes finished archive files out of what a crash or a failed disk left, and takes in files that have no row. Blocking. Only touches files whose place and name are ours and that
/// no writer of this process owns; deletes only files that provably hold no picture; what it does not understand is set aside under another name.
/// </summary>
internal sealed partial class FileSalvage(ArchiveVolume volume, IArchiveDisk disk, OpenSegments registry, AbandonedFiles abandoned, TimeProvider clock, ILogger<FileSalvage> logger)
{
    /// <summary>Paths below the archive folder of everything that looks like ours, parts first.</summary>
    public IReadOnlyList<string> List()
    {
        var found = new List<string>();
        foreach (var camera in Directory.EnumerateDirectories(volume.Root).Where(static folder => CameraId.TryParse(Path.GetFileName(folder), out _)))
        {
            found.AddRange(Directory.EnumerateFiles(camera, "*" + ArchivePath.Extension, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(volume.Root, path).Replace('\\', '/'))
                .Where(ArchivePath.IsOurs));
        }

        return [.. found.OrderByDescending(ArchivePath.IsPart).ThenBy(static path => path, StringComparer.Ordinal)];
    }

    /// <summary>Finishes a part file. Null when it is a writer's, held nothing, or was set aside.</summary>
    public ArchiveSegment? Finish(string part)
    {
        // Looked at after the folder was listed: a file of this process is known before it exists.
        if (registry.Owns(part) || Walk(part) is not { } walked)
        {
            return null;
        }

        var keepLength = abandoned.KeepLength(part);
        var fragments = walked.Fragments.TakeWhile(fragment => fragment.EndOffset <= keepLength).ToList();
        if (walked.Header is { } header && fragments is [{ StartsWithKeyFrame: true }, ..])
        {
            var path = CutAndRename(part, fragments[^1].EndOffset);
            abandoned.Forget(part);
            Log.Finished(logger, path, fragments[^1].End.TotalSeconds, walked.Length - fragments[^1].EndOffset);
            return Row(header, path, fragments, fragments[^1].EndOffset);
        }

        if (fragments.Count == 0 && (walked.Length == 0 || walked.Header is not null))
        {
            disk.Delete(Path.Combine(volume.Root, part));
            Log.Empty(logger, part);
        }
        else
        {
            SetAside(part);
        }

        abandoned.Forget(part);
        return null;
    }

    /// <summary>The row of a finished file that has none. Null when it is a writer's or was set aside.</summary>
    public ArchiveSegment? Adopt(string path)
    {
        if (registry.Owns(path) || Walk(path) is not { } walked)
        {
            return null;
        }

        if (walked.Header is not { } header || walked.Fragments is not [{ StartsWithKeyFrame: true }, ..])
        {
            SetAside(path);
            return null;
        }

        Log.Adopted(logger, path);
        return Row(header, path, walked.Fragments, walked.Length);
    }

    private WalkedFile? Walk(string path)
    {
        try
        {
            using var stream = disk.OpenRead(Path.Combine(volume.Root, path));
            return FileWalker.Walk(stream);
        }
        catch (FileNotFoundException)
        {
            return null; // Renamed since the folder was listed.
        }
    }

    private string CutAndRename(string part, long length)
    {
        var full = Path.Combine(volume.Root, part);
        using (var file = disk.OpenWrite(full))
        {
            disk.SetLength(file, length);
            disk.Sync(file);
        }

        var path = ArchivePath.FinishedOf(part);
        while (!disk.TryRename(full, Path.Combine(volume.Root, path)))
        {
            path = ArchivePath.NextOf(path);
        }

        disk.SyncFolder(Path.GetDirectoryName(full)!);
        return path;
    }

    /// <summary>Gives a file a name that nobody takes for a recording.</summary>
    public void SetAside(string path)
    {
        var full = Path.Combine(volume.Root, path);
        var aside = full + ArchivePath.UnreadableExtension;
        for (var copy = 2; !disk.TryRename(full, aside); copy++)
        {
            aside = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{full}.{copy}{ArchivePath.UnreadableExtension}");
        }

        Log.SetAside(logger, path, aside);
    }

    private ArchiveSegment Row(ArchiveFileHeader header, string path, IReadOnlyList<FragmentEntry> fragments, long bytes)
    {
        var startAt = DateTimeOffset.FromUnixTimeMilliseconds(header.StartAt);
        return new ArchiveSegment
        {
            Id = new ArchiveSegmentId(header.Segment),
            CameraId = new CameraId(header.Camera),
            Path = path,
            StartAt = startAt,
            EndAt = startAt + fragments[^1].End,
            SizeBytes = bytes,
            FragmentIndex = FragmentIndex.Pack(fragments),
            VideoCodec = header.VideoCodec,
            AudioCodec = header.AudioCodec,
            Width = header.Width,
            Height = header.Height,
            ClosedBy = SegmentClosedBy.Recovery,
            VerifiedAt = clock.GetUtcNow(),
            IsTimeDoubtful = header.TimeDoubtful,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1630, LogLevel.Warning, "{Path} was left open and is finished now: {Seconds} s are kept, {Bytes} bytes behind the last whole fragment were cut off")]
        public static partial void Finished(ILogger logger, string path, double seconds, long bytes);

        [LoggerMessage(1631, LogLevel.Information, "{Path} was left open before anything was recorded and is deleted")]
        public static partial void Empty(ILogger logger, string path);

        [LoggerMessage(1632, LogLevel.Warning, "{Path} was not in the database and is taken in")]
        public static partial void Adopted(ILogger logger, string path);

        [LoggerMessage(1633, LogLevel.Error, "{Path} cannot be read as a recording and is kept as {Aside}")]
        public static partial void SetAside(ILogger logger, string path, string aside);
    }
}
