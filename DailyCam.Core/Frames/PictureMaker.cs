using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Frames;

/// <summary>One short FFmpeg for each picture, a few at a time, each within a time limit.</summary>
internal sealed partial class PictureMaker(
    IMediaProcessLauncher launcher,
    IOptions<FfmpegOptions> ffmpeg,
    IOptions<FramesOptions> options,
    TimeProvider clock,
    ILogger<PictureMaker> logger) : IPictureMaker, IDisposable
{
    /// <summary>A page full of cameras asks for all their pictures at once; two at a time leave the processor to the recorder.</summary>
    private const int AtOnce = 2;

    /// <summary>A JPEG of 8 megapixels at this quality is under 5 MB.</summary>
    private const int MaxBytes = 32 << 20;

    /// <summary>It has written its picture and is leaving by itself; one that hangs is not waited for.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    public async Task<byte[]?> FromFragmentsAsync(
        InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken)
    {
        if (PictureSelection.For(fragments, at) is not { } selection)
        {
            return null;
        }

        IReadOnlyList<ReadOnlyMemory<byte>> input = [init.Bytes, .. selection.Fragments.Select(static fragment => fragment.Bytes)];
        return await MakeAsync(PictureArguments.FromFragments(selection.After, maxWidth), input, cancellationToken);
    }

    public async Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken)
    {
        var pictures = await MakeAsync(PictureArguments.KeyFrames(width, height), [init.Bytes, .. fragments.Select(static fragment => fragment.Bytes)], cancellationToken);
        return pictures?.Length == fragments.Count * new FrameSize(width, height).PixelBytes ? pictures : null;
    }

    public Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken) =>
        MakeAsync(PictureArguments.FromFrame(frame.Width, frame.Height, maxHeight), [frame.PixelMemory], cancellationToken);

    public void Dispose() => places.Dispose();

    private async Task<byte[]?> MakeAsync(IReadOnlyList<string> arguments, IReadOnlyList<ReadOnlyMemory<byte>> input, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return await MakeOneAsync(arguments, input, cancellationToken).WaitAsync(options.Value.PictureTimeout, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            Log.NotMade(logger, exception.Message);
            return null;
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<byte[]?> MakeOneAsync(IReadOnlyList<string> arguments, IReadOnlyList<ReadOnlyMemory<byte>> input, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), limit, options.Value.PictureTimeout, Timeout.InfiniteTimeSpan);
        await using var process = await launcher.StartAsync(
            new MediaCommand { Label = "picture", Program = ffmpeg.Value.FfmpegPath, Arguments = arguments, WritesInput = true },
            limit.Token);
        var writing = WriteAsync(process.Input, input, limit.Token);
        try
        {
            // A read of a pipe does not end by cancellation, only by the child's death, which follows below.
            var picture = await ReadAsync(process.Output, limit.Token).WaitAsync(limit.Token);
            return picture.Length > 0 ? picture : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await process.StopAsync(StopGrace);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WriteAsync(Stream input, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var part in parts)
            {
                await input.WriteAsync(part, cancellationToken);
            }

            await input.DisposeAsync();
        }
        catch (IOException)
        {
            // It had its picture before it had read everything, and left.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var picture = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0 && picture.Length < MaxBytes)
        {
            await picture.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return picture.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Warning, "A picture could not be made: {Reason}")]
        public static partial void NotMade(ILogger logger, string reason);
    }
}
