using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Frames;

/// <summary>
/// Keeps a decoder running on a camera's fragments (<see cref="FrameDecoderRun"/> is one life of it). Its queue is the wall between a slow, hung or
/// dead decoder and the camera: when it is full, fragments are skipped up to the next key frame, counted, and nobody else notices. The sound goes to a <see cref="SoundMeter"/> beside it.
/// </summary>
internal sealed partial class FrameDecoder : IFragmentConsumer
{
    /// <summary>Short at first, because a killed decoder should be back within one group of pictures; longer when it dies at once each time.</summary>
    private static readonly TimeSpan[] RestartDelays = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>Deaths in a row that the log is told of; the fault counts the rest.</summary>
    private const int LoudFailures = 3;

    /// <summary>An end of a session waits no longer than this for the decoder.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    private readonly CameraId camera;
    private readonly IFrameConsumer consumer;
    private readonly RecentFragments recent;
    private readonly PartTrouble trouble;
    private readonly SoundMeter? sound;
    private readonly Func<FrameDecoderRun> newRun;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<MediaFragment?> queue;
    private readonly Task running;
    private bool skipping;
    private long skipped;
    private FrameDecoderRun? run;

    public FrameDecoder(
        CameraId camera,
        FramesOptions options,
        FfmpegOptions ffmpeg,
        IMediaProcessLauncher launcher,
        IFrameConsumer consumer,
        RecentFragments recent,
        FaultLog faults,
        TimeProvider clock,
        ILogger logger)
    {
        trouble = new PartTrouble(faults, camera, FaultKind.Decoder, FaultStage.Frames, clock);
        (this.camera, this.consumer, this.recent, this.clock, this.logger) = (camera, consumer, recent, clock, logger);
        newRun = () => new FrameDecoderRun(camera, options, ffmpeg, launcher, consumer, clock) { Picture = trouble.Works };
        // Wait mode, but only ever written by TryWrite: a full queue answers false, and then whole groups of pictures are skipped.
        queue = Channel.CreateBounded<MediaFragment?>(new BoundedChannelOptions(options.QueuedFragments) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        sound = options.MeasureLoudness ? new SoundMeter(camera, options, ffmpeg, launcher, consumer.Heard, clock, logger) : null;
        running = Task.Run(() => RunAsync(stopping.Token));
    }

    /// <summary>Fragments vision did not get because its decoder was slow or away.</summary>
    public long Skipped => Interlocked.Read(ref skipped);

    public FaultKind FailsAs => FaultKind.Decoder;

    /// <summary>Process id of the present decoder; for tests that kill it.</summary>
    internal int? ProcessId => Volatile.Read(ref run)?.ProcessId;

    /// <summary>Process id of the present sound meter; for tests that kill it.</summary>
    internal int? SoundProcessId => sound?.ProcessId;

    public void Accept(MediaFragment fragment)
    {
        recent.Add(fragment);
        sound?.Accept(fragment);
        if ((skipping && !fragment.StartsWithKeyFrame) || !queue.Writer.TryWrite(fragment))
        {
            skipping = true;
            Interlocked.Increment(ref skipped);
            return;
        }

        skipping = false;
    }

    public void EndAttempt(CaptureAttemptId attempt)
    {
        // A full queue needs no mark: what follows it is another attempt, and that ends the decoder's life too.
        _ = queue.Writer.TryWrite(null);
        skipping = true;
        sound?.EndAttempt();
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.WhenAny(running, Task.Delay(StopLimit, clock, CancellationToken.None));
        await (sound?.DisposeAsync() ?? ValueTask.CompletedTask);
        await consumer.DisposeAsync();
        trouble.Dispose();
        recent.Forget(camera);
        if (running.IsCompleted)
        {
            stopping.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the decoder: whatever ends one life, the next begins.")]
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        MediaFragment? next = null;
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var first = next is { StartsWithKeyFrame: true } ? next : await NextKeyFragmentAsync(cancellationToken);
                next = null;
                var life = newRun();
                Volatile.Write(ref run, life);
                next = await life.DecodeAsync(first, queue.Reader, cancellationToken);
                failures = 0;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures = run is { Decoded: > 0 } ? 1 : failures + 1;
                trouble.Failed(FailureClassifier.DecoderReason(exception), exception.Message);
                if (failures <= LoudFailures)
                {
                    Log.Restarting(logger, camera, exception.Message, exception);
                }

                var delay = RestartDelays[Math.Min(failures, RestartDelays.Length) - 1];
                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<MediaFragment> NextKeyFragmentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await queue.Reader.ReadAsync(cancellationToken) is { StartsWithKeyFrame: true } fragment)
            {
                return fragment;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1300, LogLevel.Warning, "The frame decoder of camera {Camera} is started again: {Reason}")]
        public static partial void Restarting(ILogger logger, CameraId camera, string reason, Exception exception);
    }
}
