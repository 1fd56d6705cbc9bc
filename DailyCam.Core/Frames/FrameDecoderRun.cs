using System.Buffers;
using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Frames;

/// <summary>
/// One life of a camera's decoder: a process, fed from one key fragment on without holes, until the fragments jump, the attempt ends or something fails.
/// Throws <see cref="IOException"/> when the process ends by itself and <see cref="TimeoutException"/> when it hangs.
/// </summary>
internal sealed class FrameDecoderRun(
    CameraId camera,
    FramesOptions options,
    FfmpegOptions ffmpeg,
    IMediaProcessLauncher launcher,
    IFrameConsumer consumer,
    TimeProvider clock)
{
    /// <summary>A decoder has nothing to save: politeness is only for the log.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(300);

    private long decoded;

    /// <summary>Called for each picture.</summary>
    public Action Picture { get; init; } = static () => { };

    /// <summary>Pictures given so far.</summary>
    public long Decoded => Interlocked.Read(ref decoded);

    /// <summary>The child's process id, once it runs.</summary>
    public int? ProcessId { get; private set; }

    /// <summary>
    /// Decodes from <paramref name="first"/>, which starts with a key frame. Returns the fragment that does not continue what was fed (the next life may
    /// begin with it, if it is a key fragment), or null when the attempt ended.
    /// </summary>
    public async Task<MediaFragment?> DecodeAsync(MediaFragment first, ChannelReader<MediaFragment?> fragments, CancellationToken cancellationToken)
    {
        var size = FrameSize.Fit(first.Init.Width, first.Init.Height, options.Width);
        var times = new FrameClock(first, options.Fps);
        await using var process = await launcher.StartAsync(
            new MediaCommand
            {
                Label = "decoder",
                Program = ffmpeg.FfmpegPath,
                Arguments = FrameDecoderArguments.For(size, options.Fps),
                WritesInput = true,
            },
            cancellationToken);
        ProcessId = process.ProcessId;
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(process.Output, size, times, life.Token);
        var feeding = FeedAsync(process.Input, first, fragments, times, life.Token);
        try
        {
            if (await Task.WhenAny(reading, feeding) == reading)
            {
                await reading;
                throw new IOException("The frame decoder ended: " + string.Join(" | ", process.LastLines.TakeLast(3)));
            }

            var next = await feeding;
            await FinishAsync(process, reading);
            return next;
        }
        finally
        {
            await life.CancelAsync();
            await process.StopAsync(StopGrace);
            await Task.WhenAll(reading, feeding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What was fed is still worth its pictures: the input's end makes the decoder give its last ones and leave.</summary>
    private async Task FinishAsync(IMediaProcess process, Task reading)
    {
        await process.Input.DisposeAsync();
        await reading.WaitAsync(options.HangTimeout, clock, CancellationToken.None);
    }

    private async Task<MediaFragment?> FeedAsync(
        Stream input, MediaFragment first, ChannelReader<MediaFragment?> fragments, FrameClock times, CancellationToken cancellationToken)
    {
        await WriteAsync(input, first.Init.Bytes, cancellationToken);
        var (fragment, picturesBefore, waitingSince) = (first, 0L, clock.GetTimestamp());
        while (true)
        {
            await WriteAsync(input, fragment.Bytes, cancellationToken);
            times.Fed(fragment);
            if (Decoded != picturesBefore)
            {
                (picturesBefore, waitingSince) = (Decoded, clock.GetTimestamp());
            }
            else if (clock.GetElapsedTime(waitingSince) > options.HangTimeout)
            {
                throw new TimeoutException("The frame decoder takes fragments but gives no pictures.");
            }

            var asked = clock.GetTimestamp();
            var next = await fragments.ReadAsync(cancellationToken);
            if (clock.GetElapsedTime(asked) > options.HangTimeout)
            {
                waitingSince = clock.GetTimestamp(); // The camera was silent: no picture was due.
            }

            if (next is null || next.Number != fragment.Number + 1 || next.Init.Attempt != fragment.Init.Attempt)
            {
                return next;
            }

            fragment = next;
        }
    }

    private async Task WriteAsync(Stream input, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // A write to a stopped child's full pipe does not end by cancellation, only by the child's death, which follows when this throws.
        await input.WriteAsync(bytes, cancellationToken).AsTask().WaitAsync(options.HangTimeout, clock, cancellationToken);
        await input.FlushAsync(cancellationToken).WaitAsync(options.HangTimeout, clock, cancellationToken);
    }

    private async Task ReadAsync(Stream output, FrameSize size, FrameClock times, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pixels = ArrayPool<byte>.Shared.Rent(size.PixelBytes);
            if (await output.ReadAtLeastAsync(pixels.AsMemory(0, size.PixelBytes), size.PixelBytes, throwOnEndOfStream: false, cancellationToken) < size.PixelBytes)
            {
                ArrayPool<byte>.Shared.Return(pixels);
                return;
            }

            var frame = new VideoFrame(camera, times.TimeOf(Decoded), size.Width, size.Height, pixels, static buffer => ArrayPool<byte>.Shared.Return(buffer));
            Interlocked.Increment(ref decoded);
            Picture();
            await consumer.AcceptAsync(frame, cancellationToken);
        }
    }
}
