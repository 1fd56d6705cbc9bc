using DailyCam.Core.Data;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Archive;

/// <summary>
/// Proves that a folder takes files as recording needs it, by doing it: creates, forces, reads back, renames without replacing, deletes. Rights and mount options tell less than that.
/// Blocking.
/// </summary>
internal static class WriteProbe
{
    /// <summary>How the names of its files begin. Those of a crash are swept at the next start.</summary>
    public const string Prefix = ".dailycam-probe-";

    // More than one block, so that a file system that keeps tiny files beside their names has to find room for it as well.
    private const int Size = 8192;

    /// <exception cref="ArchiveStorageException">It does not keep what is written, or its rename replaces files.</exception>
    /// <exception cref="IOException">It cannot be written, forced or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Run(IArchiveDisk disk, string folder)
    {
        var first = Path.Combine(folder, Prefix + ShortId.New());
        var second = first + "-2";
        try
        {
            var written = new byte[Size];
            Random.Shared.NextBytes(written);
            Write(disk, first, written);
            Write(disk, second, written);
            if (!ReadsBack(disk, first, written))
            {
                throw new ArchiveStorageException(FaultReason.StorageError, $"{folder} does not give back what was written to it.");
            }

            if (disk.TryRename(first, second))
            {
                throw new ArchiveStorageException(FaultReason.StorageUnsuitable, $"The file system of {folder} replaces files when others are given their name.");
            }
        }
        finally
        {
            TryDelete(disk, first);
            TryDelete(disk, second);
        }
    }

    private static void Write(IArchiveDisk disk, string path, byte[] bytes)
    {
        using var file = disk.CreateNew(path, makesFolders: false);
        disk.Write(file, [bytes], 0);
        disk.Sync(file);
    }

    private static bool ReadsBack(IArchiveDisk disk, string path, byte[] written)
    {
        using var stream = disk.OpenRead(path);
        var read = new byte[written.Length];
        return stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == written.Length && read.AsSpan().SequenceEqual(written);
    }

    private static void TryDelete(IArchiveDisk disk, string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Swept at the next start; what matters was found out.
        }
    }
}
