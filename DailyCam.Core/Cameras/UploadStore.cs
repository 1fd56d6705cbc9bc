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
    DataLayout layout, IDbContextFactory<DailyCamDbContext> contexts, UploadCheck check, UploadRoom room, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadStore> logger) : IDisposable
{
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

        if (announcedBytes > room.Bytes)
        {
            return UploadOutcome.Refused(CameraProblems.UploadNoSpace);
        }

        if (!TryEnter())
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
            Leave();
        }
    }

    /// <summary>Takes one of the places for receiving, if one is free; <see cref="Leave"/> gives it back.</summary>
    internal bool TryEnter() => slots.Wait(TimeSpan.Zero, CancellationToken.None);

    internal void Leave() => slots.Release();

    /// <summary>Looks at a received file and makes it a video. When it is none, or when this is cancelled or fails, the file lies where it was.</summary>
    internal async Task<UploadOutcome> KeepAsync(UploadId id, string path, string? name, CancellationToken cancellationToken)
    {
        var (probed, refusal) = await check.LookAsync(path, cancellationToken);
        if (probed is null)
        {
            Log.Refused(logger, refusal!.Problem!.Code);
            return refusal;
        }

        var video = Row(id, path, UploadName.Clean(name), probed);
        File.Move(path, PathOf(id));
        try
        {
            // A moment's work that nobody who goes away may leave half done.
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.UploadedVideos.Add(video);
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            File.Move(PathOf(id), path);
            throw;
        }

        Log.Kept(logger, id, video.Bytes, video.Duration);
        return UploadOutcome.Kept(video);
    }

    /// <summary>Null when the whole body lies in the file, on the disk itself.</summary>
    private async Task<UploadOutcome?> WriteAsync(Stream body, string path, long? announcedBytes, CancellationToken cancellationToken)
    {
        await using var file = BodyWriter.Open(path, FileMode.CreateNew);
        var end = await BodyWriter.WriteAsync(body, file, options.Value.MaxBytes, cancellationToken);
        if (end == BodyEnd.Whole && !(file.Position < announcedBytes))
        {
            BodyWriter.Harden(file);
            return null;
        }

        return end switch
        {
            BodyEnd.TooLong => UploadOutcome.Refused(CameraProblems.UploadTooLarge, options.Value.MaxGigabytes),
            BodyEnd.DiskFull => UploadOutcome.Refused(CameraProblems.UploadNoSpace),
            _ => UploadOutcome.Refused(CameraProblems.UploadAborted),
        };
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

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Information, "Kept upload {Upload}: {Bytes} bytes, {Duration}")]
        public static partial void Kept(ILogger logger, UploadId upload, long bytes, TimeSpan duration);

        [LoggerMessage(1021, LogLevel.Information, "Refused an upload: {Code}")]
        public static partial void Refused(ILogger logger, string code);
    }
}
