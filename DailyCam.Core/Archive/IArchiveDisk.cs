using Microsoft.Win32.SafeHandles;

namespace DailyCam.Core.Archive;

/// <summary>
/// The few things the archive does to its disk. All of them block, for ever on a hung disk, and are only called from the archive's own threads.
/// They throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IArchiveDisk
{
    /// <summary>Creates a file that must not exist, with the camera's and the day's folders above it but never the archive's root: that may be a disk that is away.</summary>
    SafeFileHandle CreateNew(string path, bool makesFolders = true);

    /// <summary>Opens an existing file to be cut or forced.</summary>
    SafeFileHandle OpenWrite(string path);

    void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> bytes, long offset);

    /// <summary>Forces what was written to the disk.</summary>
    void Sync(SafeFileHandle file);

    void SetLength(SafeFileHandle file, long length);

    /// <summary>Gives a file its final name; false when a file of that name exists, which then stays as it is.</summary>
    bool TryRename(string from, string to);

    /// <summary>Forces the names in a folder to the disk.</summary>
    void SyncFolder(string path);

    bool Exists(string path);

    void Delete(string path);

    /// <summary>Deletes a file if it is there, and its folder if that leaves it empty.</summary>
    void DeleteWithEmptyFolder(string path);

    Stream OpenRead(string path);

    /// <summary>Length of the file that this name leads to now.</summary>
    long LengthOf(string path);

    long FreeBytes(string folder);

    long TotalBytes(string folder);

    /// <summary>Number of the device a file or folder lies on, as the system counts them now: another mount has another one.</summary>
    ulong DeviceOf(string path);
}
