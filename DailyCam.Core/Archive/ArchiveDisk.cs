using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DailyCam.Core.Archive;

/// <summary>The real disk.</summary>
internal sealed partial class ArchiveDisk : IArchiveDisk
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint NoReplace = 1; // RENAME_NOREPLACE
    private const int FolderExists = 17; // EEXIST
    private const int NotSupported = 22; // EINVAL: this file system has no such rename
    private const int NoSuchCall = 38; // ENOSYS: this kernel has none
    private const int DeviceMajor = 136; // stx_dev_major in struct statx, followed by stx_dev_minor
    private const int ReadFolder = 0x10000 | 0x80000; // O_RDONLY | O_DIRECTORY | O_CLOEXEC

    public SafeFileHandle CreateNew(string path, bool makesFolders = true)
    {
        // Shared for reading and deleting: players read the open file, and no lock of ours may stand in the way of the rename.
        const FileShare Share = FileShare.ReadWrite | FileShare.Delete;
        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, Share);
        }
        catch (DirectoryNotFoundException) when (makesFolders)
        {
            CreateFolders(path);
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, Share);
        }
    }

    public SafeFileHandle OpenWrite(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    public void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Sync(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public void SetLength(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    public bool TryRename(string from, string to)
    {
        if (RenameAt(CurrentDirectory, from, CurrentDirectory, to, NoReplace) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            FolderExists => false,
            NotSupported or NoSuchCall => TryLink(from, to),
            var error => throw new IOException($"{from} could not be renamed: {Marshal.GetPInvokeErrorMessage(error)}", error),
        };
    }

    public void SyncFolder(string path)
    {
        var folder = Open(path, ReadFolder);
        if (folder < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (Fsync(folder) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(folder);
        }
    }

    public bool Exists(string path) => File.Exists(path);

    public void Delete(string path) => File.Delete(path);

    public void DeleteWithEmptyFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // A file came into it in between.
            }
        }
    }

    public Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public long LengthOf(string path) => new FileInfo(path).Length;

    public long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    public long TotalBytes(string folder) => new DriveInfo(folder).TotalSize;

    public ulong DeviceOf(string path)
    {
        // struct statx: the same on every architecture, unlike struct stat.
        Span<byte> answer = stackalloc byte[256];
        return StatX(CurrentDirectory, path, 0, 0, ref MemoryMarshal.GetReference(answer)) == 0
            ? ((ulong)MemoryMarshal.Read<uint>(answer[DeviceMajor..]) << 32) | MemoryMarshal.Read<uint>(answer[(DeviceMajor + sizeof(uint))..])
            : throw Failed(path);
    }

    /// <summary>The camera's and the day's folder, but not the root: when a disk is away its mount point must stay empty.</summary>
    private static void CreateFolders(string path)
    {
        var day = Path.GetDirectoryName(path)!;
        var camera = Path.GetDirectoryName(day)!;
        if (!Directory.Exists(Path.GetDirectoryName(camera)))
        {
            throw new DirectoryNotFoundException($"The archive folder {Path.GetDirectoryName(camera)} is not there.");
        }

        Directory.CreateDirectory(day);
    }

    /// <summary>For file systems without a no-clobber rename: a link never replaces, and the second name is taken away after it.</summary>
    private static bool TryLink(string from, string to)
    {
        if (Link(from, to) != 0)
        {
            return Marshal.GetLastPInvokeError() == FolderExists ? false : throw Failed(to);
        }

        File.Delete(from);
        return true;
    }

    private static IOException Failed(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte answer);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
