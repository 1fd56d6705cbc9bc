using DailyCam.Core.Data;

namespace DailyCam.Core.Cameras;

/// <summary>How much uploads may still put on the data disk.</summary>
/// <param name="layout">Names the disk.</param>
/// <param name="free">Free bytes of the disk that holds a path; without it the disk itself is asked.</param>
public sealed class UploadRoom(DataLayout layout, Func<string, long>? free = null)
{
    /// <summary>Left free on the data disk beside uploads, for the databases.</summary>
    private const long ReserveBytes = 200_000_000;

    private readonly Func<string, long> freeBytes = free ?? (static path => new DriveInfo(path).AvailableFreeSpace);

    /// <summary>Bytes for uploads; negative when the reserve is touched already.</summary>
    public long Bytes => freeBytes(layout.Temporary) - ReserveBytes;
}
