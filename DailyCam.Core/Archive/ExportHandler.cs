using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Archive;

/// <summary>
/// Makes an export: the fragments of the stretch go through an FFmpeg that copies them into one normal MP4 with its index at the front. Run twice, it gives one file:
/// it is written under another name and put in place at the end.
/// </summary>
internal sealed class ExportHandler(
    Exports exports,
    RecordingReader recordings,
    ExportAssembler assembler,
    IMediaProcessLauncher launcher,
    IOptions<FfmpegOptions> ffmpeg,
    DataLayout layout,
    TimeProvider clock) : IJobHandler
{
    /// <summary>What FFmpeg needs after the last byte to write a day's index and move the file behind it.</summary>
    private static readonly TimeSpan FinishLimit = TimeSpan.FromMinutes(10);

    /// <summary>How often the row tells its progress.</summary>
    private static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(1);

    public JobKind Kind => JobKind.Export;

    public async Task ExecuteAsync(string key, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!ExportId.TryParse(key, out var id) || await exports.FindAsync(id, cancellationToken) is not { } export)
        {
            throw new JobRejectedException($"There is no export {key}.");
        }

        if (exports.FilePath(export) is not null)
        {
            return;
        }

        await exports.UpdateAsync(id, static row => row.State = ExportState.Running, cancellationToken);
        var partial = Path.Combine(layout.Temporary, $"export-{id}.mp4");
        try
        {
            await MakeAsync(export, partial, progress, cancellationToken);
            File.Move(partial, exports.FileOf(id), overwrite: true);
            if (!await exports.UpdateAsync(id, Finish, cancellationToken))
            {
                File.Delete(exports.FileOf(id)); // Deleted while it was made.
            }
        }
        catch
        {
            File.Delete(partial);
            await exports.UpdateAsync(id, static row => (row.State, row.Progress) = (ExportState.Queued, 0), CancellationToken.None);
            throw;
        }
    }

    public async Task GivenUpAsync(string key, string error, CancellationToken cancellationToken)
    {
        if (ExportId.TryParse(key, out var id))
        {
            await exports.UpdateAsync(id, row => (row.State, row.Error, row.FinishedAt) = (ExportState.Failed, error, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Arguments that copy fragmented MP4 from standard input into a file that plays while it is loaded.</summary>
    internal static IReadOnlyList<string> Arguments(string output) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "warning", "-y", "-protocol_whitelist", "pipe,file",
        "-f", "mp4", "-i", "pipe:0", "-map", "0", "-c", "copy", "-movflags", "+faststart", "-f", "mp4", output,
    ];

    private async Task MakeAsync(Export export, string partial, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var groups = RecordingPlaylist.Choose(await recordings.FilesAsync(export.CameraId, export.FromAt, export.ToAt, cancellationToken), export.FromAt, export.ToAt);
        if (groups.Count == 0)
        {
            throw new JobRejectedException("Nothing of this stretch is recorded any more.");
        }

        await using var process = await launcher.StartAsync(
            new MediaCommand { Label = "export", Program = ffmpeg.Value.FfmpegPath, Arguments = Arguments(partial), WritesInput = true }, cancellationToken);
        var fed = await FeedAsync(export.Id, groups, process, progress, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(FinishLimit);
        var exit = await process.WaitForExitAsync(limit.Token);
        if (exit.Code != 0 || !fed)
        {
            throw new IOException($"FFmpeg ended with {exit.Code}: {string.Join(" | ", exit.LastLines.TakeLast(5))}");
        }

        progress.Report(1);
    }

    /// <summary>False when FFmpeg stopped reading; its exit says why.</summary>
    private async Task<bool> FeedAsync(ExportId id, IReadOnlyList<RecordedGroup> groups, IMediaProcess process, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var told = clock.GetTimestamp();
        try
        {
            await assembler.WriteAsync(groups, zero: null, process.Input, TellAsync, cancellationToken);
            return true;
        }
        catch (IOException exception) when (exception is not RecordingGoneException)
        {
            return false;
        }
        finally
        {
            await process.Input.DisposeAsync();
        }

        async Task TellAsync(double done)
        {
            // The last tenth is the moving of the index to the front.
            progress.Report(done * 0.9);
            if (clock.GetElapsedTime(told) >= TellInterval)
            {
                told = clock.GetTimestamp();
                await exports.UpdateAsync(id, row => row.Progress = done * 0.9, cancellationToken);
            }
        }
    }

    private void Finish(Export row)
    {
        row.State = ExportState.Done;
        row.Progress = 1;
        row.Error = null;
        row.FileName = Exports.NameOf(row.Id);
        row.SizeBytes = new FileInfo(exports.FileOf(row.Id)).Length;
        row.FinishedAt = clock.GetUtcNow();
    }
}
