using System.Buffers;

namespace DailyCam.Core.Cameras;

/// <summary>Writes a body from outside into a file as it comes. It holds one small buffer, whatever the body's length.</summary>
internal static class BodyWriter
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>errno ENOSPC and EDQUOT, as .NET puts them into <see cref="Exception.HResult"/> on Linux.</summary>
    private static readonly int[] DiskFullErrors = [28, 122];

    /// <summary>Reads the body to its end and writes it from the file's position on. Cancelling means that the sender went away; what came before lies in the file.</summary>
    /// <param name="end">The length in bytes that the file may not pass.</param>
    public static async Task<BodyEnd> WriteAsync(Stream body, FileStream file, long end, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await ReadAsync(body, buffer, cancellationToken)) > 0)
            {
                if (file.Position + read > end)
                {
                    return BodyEnd.TooLong;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return read < 0 ? BodyEnd.Broken : BodyEnd.Whole;
        }
        catch (IOException exception) when (DiskFullErrors.Contains(exception.HResult))
        {
            return BodyEnd.DiskFull;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file for a body: written once, from its beginning to its end, and for its owner's eyes only.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>What was written reaches the disk before anything says that it is there.</summary>
    public static void Harden(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Bytes read, 0 at the end, -1 when the sender broke off.</summary>
    private static async ValueTask<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            return -1;
        }
    }
}
