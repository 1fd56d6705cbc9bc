using DailyCam.Core.Archive;
using Microsoft.Win32.SafeHandles;

namespace DailyCam.Tests.Archive;

/// <summary>The real disk, which fails when the test wants it to.</summary>
internal sealed class FaultyDisk : IArchiveDisk, IDisposable
{
    private readonly ArchiveDisk real = new();

    /// <summary>Thrown by every operation until it is null again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown once, by the operation after so many more.</summary>
    public (int After, Exception Failure)? Once { get; set; }

    private readonly ManualResetEventSlim passes = new(initialState: true);

    private readonly TaskCompletionSource somebodyWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when an operation has met a disk that hangs.</summary>
    public Task SomebodyWaits => somebodyWaits.Task;

    /// <summary>Every operation waits, as on a disk that answers no more, until the result is disposed.</summary>
    public IDisposable Hang()
    {
        passes.Reset();
        return new Release(passes);
    }

    /// <summary>Writes are said to have worked and go nowhere.</summary>
    public bool Swallows { get; set; }

    /// <summary>Bytes it says are free; null when it cannot say.</summary>
    public long? Free { get; set; } = long.MaxValue;

    /// <summary>Renames replace what has the name, as on some network file systems.</summary>
    public bool Clobbers { get; set; }

    public int Operations { get; private set; }

    public void Dispose() => passes.Set();

    public static IOException Full => new("No space left on device", 28);

    public static IOException Broken => new("Input/output error", 5);

    public SafeFileHandle CreateNew(string path, bool makesFolders = true)
    {
        Count();
        return real.CreateNew(path, makesFolders);
    }

    public SafeFileHandle OpenWrite(string path)
    {
        Count();
        return real.OpenWrite(path);
    }

    public void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> bytes, long offset)
    {
        Count();
        if (!Swallows)
        {
            real.Write(file, bytes, offset);
        }
    }

    public void Sync(SafeFileHandle file)
    {
        Count();
        real.Sync(file);
    }

    public void SetLength(SafeFileHandle file, long length)
    {
        // Making a file shorter works on a full disk.
        real.SetLength(file, length);
    }

    public bool TryRename(string from, string to)
    {
        Count();
        if (Clobbers)
        {
            File.Move(from, to, overwrite: true);
            return true;
        }

        return real.TryRename(from, to);
    }

    public void SyncFolder(string path)
    {
        Count();
        real.SyncFolder(path);
    }

    public bool Exists(string path) => real.Exists(path);

    public void Delete(string path) => real.Delete(path);

    public void DeleteWithEmptyFolder(string path)
    {
        Count();
        real.DeleteWithEmptyFolder(path);
    }

    public Stream OpenRead(string path)
    {
        Count();
        return real.OpenRead(path);
    }

    public long LengthOf(string path)
    {
        Count();
        return real.LengthOf(path);
    }

    public long FreeBytes(string folder) => Free ?? throw Broken;

    public long TotalBytes(string folder)
    {
        Count();
        return real.TotalBytes(folder);
    }

    /// <summary>What a file's device is said to be, when it is not the real one.</summary>
    public Func<string, ulong>? Device { get; set; }

    public ulong DeviceOf(string path) => Device?.Invoke(path) ?? real.DeviceOf(path);

    private void Count()
    {
        if (!passes.IsSet)
        {
            somebodyWaits.TrySetResult();
        }

        passes.Wait();
        Operations++;
        if (Failure is not null)
        {
            throw Failure;
        }

        if (Once is { } once)
        {
            Once = once.After > 0 ? (once.After - 1, once.Failure) : null;
            if (once.After == 0)
            {
                throw once.Failure;
            }
        }
    }

    private sealed class Release(ManualResetEventSlim passes) : IDisposable
    {
        public void Dispose() => passes.Set();
    }
}
