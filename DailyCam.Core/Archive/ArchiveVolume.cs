using System.Globalization;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Archive;

/// <summary>
/// Knows the archive's disk by a marker file on it, so that an unmounted disk is noticed instead of its bare mount point being filled on the system's disk,
/// and somebody else's disk is not written to. Blocking; called on the archive's own threads before each new file.
/// </summary>
internal sealed class ArchiveVolume(DataLayout layout, IArchiveDisk disk, IOptions<ArchiveOptions> options)
{
    public const string MarkerName = "archive.id";

    private readonly Lock gate = new();

    /// <summary>Absolute path of the archive folder.</summary>
    public string Root => layout.Archive;

    /// <summary>Which marker each archive folder had; beside the databases, so it survives the archive's disk. Delete it to accept a new, empty disk at the same path.</summary>
    private string KnownVolumes => Path.Combine(layout.Root, "archive-volumes");

    /// <summary>
    /// Examines the disk before recording begins: it is there and a folder; it is ours; it keeps what is written and renames without replacing; it has room to begin.
    /// Returns the device. Blocks for as long as the disk does: <see cref="ArchiveWatch"/> sees that from outside.
    /// </summary>
    /// <exception cref="ArchiveStorageException">It is missing, no folder, foreign, unsuitable or full.</exception>
    /// <exception cref="IOException">It cannot be read or written, or does not say how much is free: that is a fault, never "enough".</exception>
    public ulong CheckToStart()
    {
        CheckIdentity();
        CheckFree(MegabytesToStart);
        WriteProbe.Run(disk, Root);
        return disk.DeviceOf(Root);
    }

    /// <summary>Passes when the disk is there, is ours and has room for the next file. Returns the device.</summary>
    /// <exception cref="ArchiveStorageException">It is missing, foreign or full.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ulong Check()
    {
        CheckIdentity();
        CheckRoom();
        return disk.DeviceOf(Root);
    }

    /// <summary>Passes when the disk is there and is ours, however full.</summary>
    public void CheckIdentity()
    {
        lock (gate)
        {
            if (File.Exists(Root))
            {
                throw new ArchiveStorageException(FaultReason.StorageNotFolder, $"{Root} is not a folder.");
            }

            CheckMarker();
        }
    }

    /// <summary>Why the archive cannot be compared with the rows now; null when it is the one that was recorded to, or nothing was recorded yet. Reads only: nothing is made or remembered.</summary>
    public string? WhyNotRead()
    {
        try
        {
            var known = ReadKnown();
            var found = File.Exists(Root) ? null : ReadMarker(Path.Combine(Root, MarkerName));
            return known is null || found == known ? null
                : found is null ? $"it has no {MarkerName}: the disk that was recorded to is not there"
                : "it is another disk than the one that was recorded to";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <summary>Not more than retention keeps free: it would never get there.</summary>
    private int MegabytesToStart => Math.Max(options.Value.ReserveMegabytes, (int)Math.Min(options.Value.StartMegabytes, options.Value.MinimumFreeGigabytes * 1024));

    /// <exception cref="ArchiveStorageException">Less than the reserve is free.</exception>
    public void CheckRoom() => CheckFree(options.Value.ReserveMegabytes);

    private void CheckFree(int megabytes)
    {
        if (megabytes > 0 && disk.FreeBytes(Root) is var free && free < megabytes * 1024L * 1024L)
        {
            throw new ArchiveStorageException(FaultReason.StorageFull, string.Create(
                CultureInfo.InvariantCulture, $"{Root} has {free / 1024 / 1024} MB left; {megabytes} MB are needed."));
        }
    }

    private void CheckMarker()
    {
        var known = ReadKnown();
        var marker = Path.Combine(Root, MarkerName);
        var found = ReadMarker(marker);
        if (known is null)
        {
            Remember(found ?? CreateMarker(marker));
        }
        else if (found is null)
        {
            throw new ArchiveStorageException(FaultReason.StorageMissing, $"{Root} has no {MarkerName}: the disk that was recorded to is not there.");
        }
        else if (found != known)
        {
            throw new ArchiveStorageException(FaultReason.StorageForeign, $"{Root} is another disk than the one that was recorded to.");
        }
    }

    /// <summary>Null when there is none. Not asked with File.Exists, which says "no" of a file it cannot read, and then a dying disk would count as a new one.</summary>
    private static string? ReadMarker(string marker)
    {
        try
        {
            return File.ReadAllText(marker).Trim();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string CreateMarker(string marker)
    {
        Directory.CreateDirectory(Root);
        var id = ShortId.New();
        using (var file = new FileStream(marker, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(id));
            file.Flush(flushToDisk: true);
        }

        disk.SyncFolder(Root);
        return id;
    }

    private string? ReadKnown() => !File.Exists(KnownVolumes) ? null : File.ReadLines(KnownVolumes)
        .Select(static line => line.Split(' ', 2))
        .LastOrDefault(parts => parts.Length == 2 && parts[1] == Root)?[0];

    private void Remember(string id)
    {
        using var file = new FileStream(KnownVolumes, FileMode.Append, FileAccess.Write);
        file.Write(System.Text.Encoding.UTF8.GetBytes($"{id} {Root}\n"));
        file.Flush(flushToDisk: true);
    }
}
