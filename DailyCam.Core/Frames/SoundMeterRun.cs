using System.Buffers;
using System.Threading.Channels;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Frames;

/// <summary>
/// One life of a camera's sound meter: a process, fed without holes until the fragments jump, the attempt ends or something fails. Throws <see cref="IOException"/> when the process ends by
/// itself and <see cref="TimeoutException"/> when it takes no more.
/// </summary>
internal sealed class SoundMeterRun(FramesOptions options, FfmpegOptions ffmpeg, IMediaProcessLauncher launcher, Action<SoundLevel> heard, TimeProvider clock)
{
    /// <summary>A meter has nothing to save: politeness is only for the log.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(300);

    /// <summary>Two lines each half second: more than is ever waiting.</summary>
    private const int ReadBytes = 1024;

    private long originTicks;
    private long measured;

    /// <summary>Windows measured so far.</summary>
    public long Measured => Interlocked.Read(ref measured);

    /// <summary>The child's process id, once it runs.</summary>
    public int? ProcessId { get; private set; }

    /// <summary>Measures from <paramref name="first"/> on. Returns the fragment that does not continue what was fed (the next life begins with it), or null when the attempt ended.</summary>
    public async Task<MediaFragment?> MeasureAsync(MediaFragment first, ChannelReader<MediaFragment?> fragments, CancellationToken cancellationToken)
    {
        var command = new MediaCommand { Label = "sound", Program = ffmpeg.FfmpegPath, Arguments = SoundMeterArguments.List, WritesInput = true };
        await using var process = await launcher.StartAsync(command, cancellationToken);
        ProcessId = process.ProcessId;
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(process.Output, life.Token);
        var feeding = FeedAsync(process.Input, first, fragments, life.Token);
        try
        {
            if (await Task.WhenAny(reading, feeding) == reading)
            {
                await reading;
                throw new IOException("The sound meter ended: " + string.Join(" | ", process.LastLines.TakeLast(3)));
            }

            var next = await feeding;
            await process.Input.DisposeAsync(); // What was fed is still worth its last lines.
            await reading.WaitAsync(options.HangTimeout, clock, cancellationToken);
            return next;
        }
        finally
        {
            await life.CancelAsync();
            await process.StopAsync(StopGrace);
            await Task.WhenAll(reading, feeding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<MediaFragment?> FeedAsync(Stream input, MediaFragment first, ChannelReader<MediaFragment?> fragments, CancellationToken cancellationToken)
    {
        Place(first);
        await WriteAsync(input, first.Init.Bytes, cancellationToken);
        var fragment = first;
        while (true)
        {
            await WriteAsync(input, fragment.Bytes, cancellationToken);
            var next = await fragments.ReadAsync(cancellationToken);
            if (next is null || next.Number != fragment.Number + 1 || next.Init.Attempt != fragment.Init.Attempt)
            {
                return next;
            }

            fragment = next;
            Place(fragment);
        }
    }

    /// <summary>The wall clock of media time 0 becomes better known while the attempt lasts; the newest fragment carries the best.</summary>
    private void Place(MediaFragment fragment) => Volatile.Write(ref originTicks, (fragment.StartAt - fragment.MediaStart).UtcTicks);

    private async Task WriteAsync(Stream input, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // A write to a stopped child's full pipe does not end by cancellation, only by the child's death, which follows when this throws.
        await input.WriteAsync(bytes, cancellationToken).AsTask().WaitAsync(options.HangTimeout, clock, cancellationToken);
        await input.FlushAsync(cancellationToken).WaitAsync(options.HangTimeout, clock, cancellationToken);
    }

    private async Task ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var (parser, seconds) = (new SoundLines(), new SoundSeconds(heard));
        var lines = new ErrorLines(line => Take(parser.Read(line), seconds));
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        try
        {
            int read;
            while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
            {
                lines.Add(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            seconds.Finish();
        }
    }

    private void Take((TimeSpan Begins, double Dbfs)? window, SoundSeconds seconds)
    {
        if (window is var (begins, dbfs))
        {
            Interlocked.Increment(ref measured);
            seconds.Add(new DateTimeOffset(Volatile.Read(ref originTicks), TimeSpan.Zero) + begins + (SoundMeterArguments.Window / 2), dbfs);
        }
    }
}
