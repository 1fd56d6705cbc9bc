using System.Buffers;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Cameras;

/// <summary>
/// Receives video files. A file grows in <c>data/tmp</c> under a name of ours, is checked there, and only then becomes <c>data/uploads/&lt;id&gt;</c> and a row.
/// Whatever ends an upload early, nothing of it stays.
/// </summary>
public sealed partial class UploadStore(
    DataLayout layout, IDbContextFactory<DailyCamDbContext> contexts, UploadCheck check, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadStore> logger) : IDisposable
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Left free on the data disk beside the upload, for the databases.</summary>
    private const long ReserveBytes = 200_000_000;

    /// <summary>errno ENOSPC and EDQUOT, as .NET puts them into <see cref="Exception.HResult"/> on Linux.</summary>
    private static readonly int[] DiskFullErrors = [28, 122];

    private readonly SemaphoreSlim slots = new(options.Value.MaxConcurrent);

    public void Dispose() => slots.Dispose();

    /// <summary>Where an upload's file lies.</summary>
    public string PathOf(UploadId id) => Path.Combine(layout.Uploads, id.Value);

    public async Task<UploadedVideo?> FindAsync(UploadId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UploadedVideos.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
    }

    /// <summary>All uploads, newest first.</summary>
    public async Task<IReadOnlyList<UploadedVideo>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UploadedVideos.AsNoTracking().OrderByDescending(u => u.UploadedAt).ThenBy(u => u.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Reads the body to its end and keeps it when it is a video. Cancelling means that the sender went away.</summary>
    /// <param name="body">Read once, never sought.</param>
    /// <param name="name">The file's name from outside; only shown.</param>
    /// <param name="announcedBytes">Its length as announced, if it was; a shorter body is refused as interrupted.</param>
    public async Task<UploadOutcome> ReceiveAsync(Stream body, string? name, long? announcedBytes, CancellationToken cancellationToken)
    {
        if (announcedBytes > options.Value.MaxBytes)
        {
            return UploadOutcome.Refused(CameraProblems.UploadTooLarge, options.Value.MaxGigabytes);
        }

        if (announcedBytes > FreeBytes() - ReserveBytes)
        {
            return UploadOutcome.Refused(CameraProblems.UploadNoSpace);
        }

        if (!await slots.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return UploadOutcome.Refused(CameraProblems.UploadBusy);
        }

        var id = UploadId.New();
        var temporary = Path.Combine(layout.Temporary, $"upload-{id}");
        try
        {
            return await WriteAsync(body, temporary, announcedBytes, cancellationToken) ?? await KeepAsync(id, temporary, name, cancellationToken);
        }
        finally
        {
            File.Delete(temporary);
            slots.Release();
        }
    }

    /// <summary>Null when the whole body lies in the file, on the disk itself.</summary>
    private async Task<UploadOutcome?> WriteAsync(Stream body, string path, long? announcedBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = Create(path);
            int read;
            while ((read = await ReadAsync(body, buffer, cancellationToken)) > 0)
            {
                if (file.Position + read > options.Value.MaxBytes)
                {
                    return UploadOutcome.Refused(CameraProblems.UploadTooLarge, options.Value.MaxGigabytes);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (read < 0 || file.Position < announcedBytes)
            {
                return UploadOutcome.Refused(CameraProblems.UploadAborted);
            }

            Harden(file);
            return null;
        }
        catch (IOException exception) when (DiskFullErrors.Contains(exception.HResult))
        {
            return UploadOutcome.Refused(CameraProblems.UploadNoSpace);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>The bytes reach the disk before the name that says they are whole.</summary>
    private static void Harden(FileStream file) => file.Flush(flushToDisk: true);

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

    private async Task<UploadOutcome> KeepAsync(UploadId id, string temporary, string? name, CancellationToken cancellationToken)
    {
        var (probed, refusal) = await check.LookAsync(temporary, cancellationToken);
        if (probed is null)
        {
            Log.Refused(logger, refusal!.Problem!.Code);
            return refusal;
        }

        var video = Row(id, temporary, UploadName.Clean(name), probed);
        File.Move(temporary, PathOf(id));
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.UploadedVideos.Add(video);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            File.Delete(PathOf(id));
            throw;
        }

        Log.Kept(logger, id, video.Bytes, video.Duration);
        return UploadOutcome.Kept(video);
    }

    private UploadedVideo Row(UploadId id, string path, string name, StreamProbeResult probed) => new()
    {
        Id = id,
        FileName = name,
        Bytes = new FileInfo(path).Length,
        Duration = probed.Duration ?? TimeSpan.Zero,
        Width = probed.Width,
        Height = probed.Height,
        VideoCodec = probed.VideoCodec!,
        AudioCodec = probed.AudioCodec,
        UploadedAt = clock.GetUtcNow(),
    };

    private long FreeBytes() => new DriveInfo(layout.Temporary).AvailableFreeSpace;

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Information, "Kept upload {Upload}: {Bytes} bytes, {Duration}")]
        public static partial void Kept(ILogger logger, UploadId upload, long bytes, TimeSpan duration);

        [LoggerMessage(1021, LogLevel.Information, "Refused an upload: {Code}")]
        public static partial void Refused(ILogger logger, string code);
    }
}
