using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Data;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>One FFmpeg at low priority that makes a copy. Its files lie in <c>data/tmp</c> and are gone when it has ended, however it ended.</summary>
internal sealed class CopyEncoder(IMediaProcessLauncher launcher, IOptions<FfmpegOptions> ffmpeg, IOptions<CopyOptions> options, DataLayout layout, TimeProvider clock)
{
    private const int BytesPerMegabyte = 1_000_000;

    /// <summary>FFmpeg has written everything and is leaving by itself, and what it was fed ends with it; one that hangs is not waited for.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(1);

    private int MaxBytes => (int)(options.Value.MaxMegabytes * BytesPerMegabyte);

    /// <summary>The copy, or null when it is larger than may be sent.</summary>
    /// <param name="feed">Writes the fragmented MP4 that is copied. An <see cref="IOException"/> of its output is no failure: FFmpeg leaves when it has all pictures.</param>
    /// <exception cref="RecordingGoneException">What was to be copied cannot be read.</exception>
    /// <exception cref="IOException">FFmpeg failed or took too long.</exception>
    public async Task<ModelMedia?> EncodeAsync(
        CopyPlan plan, IReadOnlyList<IReadOnlyList<ZonePoint>> masks, Func<Stream, CancellationToken, Task> feed, CancellationToken cancellationToken)
    {
        var output = Path.Combine(layout.Temporary, $"copy-{ShortId.New()}.mp4");
        var mask = output + ".mask";
        try
        {
            if (masks.Count > 0)
            {
                await File.WriteAllBytesAsync(mask, MaskPicture.Draw(masks, plan.Size), cancellationToken);
                plan = plan with { Mask = mask };
            }

            var written = await RunAsync(plan, output, feed, cancellationToken);
            return plan.Form == MediaForm.Video ? await VideoAsync(plan, output, PicturesIn(written), cancellationToken) : Pictures(plan, written);
        }
        finally
        {
            File.Delete(mask);
            File.Delete(output);
        }
    }

    /// <summary>What it wrote to its standard output.</summary>
    private async Task<byte[]> RunAsync(CopyPlan plan, string output, Func<Stream, CancellationToken, Task> feed, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), limit, options.Value.TimeLimit, Timeout.InfiniteTimeSpan);
        var command = new MediaCommand { Label = "copy", Program = ffmpeg.Value.FfmpegPath, Arguments = CopyArguments.For(plan, output), WritesInput = true, IsBackground = true };
        await using var process = await launcher.StartAsync(command, cancellationToken);

        // On a thread of its own: opening a file of a disk that hangs does not come back, and nothing can stop it.
        var feeding = Task.Run(() => FeedAsync(process.Input, feed, limit.Token), CancellationToken.None);
        try
        {
            // A read of a pipe does not end by cancellation, only by the child's death, which follows below.
            var bytes = await ReadAsync(process.Output, limit.Token).WaitAsync(limit.Token);
            if (bytes.Length > MaxBytes)
            {
                return bytes;
            }

            var exit = await process.WaitForExitAsync(limit.Token);

            // Before the exit is judged: half a recording that could not be read further makes a whole, short copy.
            await feeding.WaitAsync(limit.Token);
            return exit.Code == 0 ? bytes : throw new IOException($"FFmpeg ended with {exit.Code}: {string.Join(" | ", exit.LastLines.TakeLast(5))}");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"FFmpeg did not make the copy within {options.Value.TimeLimit}.", exception);
        }
        finally
        {
            await limit.CancelAsync();
            await process.StopAsync(StopGrace);

            // A read of a disk that hangs is left to itself: whoever waits for the next copy must not wait for that disk.
            await feeding.WaitAsync(StopGrace, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FeedAsync(Stream input, Func<Stream, CancellationToken, Task> feed, CancellationToken cancellationToken)
    {
        try
        {
            await feed(input, cancellationToken);
            await input.DisposeAsync();
        }
        catch (IOException exception) when (exception is not RecordingGoneException)
        {
            // It has what it wanted, or failed; its exit says which.
        }
        catch (RecordingGoneException)
        {
            // It must not wait for the rest.
            await input.DisposeAsync();
            throw;
        }
    }

    /// <summary>All it writes, or a little more than may be sent.</summary>
    private async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while (all.Length <= MaxBytes && (read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await all.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return all.ToArray();
    }

    /// <summary>The last count that FFmpeg told; 0 when it told none.</summary>
    private static int PicturesIn(byte[] progress)
    {
        const string Count = "frame=";
        var last = Encoding.ASCII.GetString(progress).Split('\n').LastOrDefault(static line => line.StartsWith(Count, StringComparison.Ordinal));
        return int.TryParse(last?[Count.Length..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    private async Task<ModelMedia?> VideoAsync(CopyPlan plan, string path, int pictures, CancellationToken cancellationToken)
    {
        if (pictures == 0)
        {
            throw new IOException("FFmpeg made a copy without a picture.");
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            return null;
        }

        var video = await File.ReadAllBytesAsync(path, cancellationToken);
        return new ModelMedia
        {
            Video = video,
            Fps = plan.Fps,
            Seconds = SecondsOf(plan, pictures),
            HasSound = plan.Sound,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(video)),
        };
    }

    /// <summary>What is shown, should the recording hold fewer pictures than its index says.</summary>
    private static double SecondsOf(CopyPlan plan, int pictures) => Math.Min(plan.Seconds, pictures / plan.Fps);

    private ModelMedia? Pictures(CopyPlan plan, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return null;
        }

        var pictures = JpegStream.Split(bytes).Select((jpeg, index) => new TimedPicture(Math.Round(index / plan.Fps, 3), jpeg)).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        pictures.ForEach(picture => hash.AppendData(picture.Jpeg.Span));
        return pictures.Count == 0
            ? throw new IOException("FFmpeg made no picture.")
            : new ModelMedia { Pictures = pictures, Fps = plan.Fps, Seconds = SecondsOf(plan, pictures.Count), Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }
}
