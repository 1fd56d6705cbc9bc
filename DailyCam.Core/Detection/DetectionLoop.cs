using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection.Motion;
using DailyCam.Core.Frames;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Detection;

/// <summary>
/// Local vision of one camera: motion on every picture; the model, one picture at a time, when <see cref="LookPlan"/> wants it. Motion does not wait for
/// the model, so a detector that is away costs detections and nothing else.
/// </summary>
internal sealed partial class DetectionLoop : IFrameConsumer
{
    /// <summary>One being looked at, one waiting: an older picture is worth nothing once a newer one is there.</summary>
    private const int WaitingFrames = 2;

    /// <summary>Seconds of sound that may wait for the next picture.</summary>
    private const int WaitingSounds = 60;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly CameraId camera;
    private readonly DetectionOptions options;
    private readonly IFrameDetector detector;
    private readonly IReadOnlyList<IDetectionListener> listeners;
    private readonly OrderedWork work;
    private readonly ActivityRecorder activity;
    private readonly LookPlan plan;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly MotionMeter meter = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<VideoFrame> frames;
    private readonly Channel<SoundLevel> sounds = Channel.CreateBounded<SoundLevel>(new BoundedChannelOptions(WaitingSounds) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task running;
    private Task<Look>? looking;
    private Task<bool>? arriving;

    public DetectionLoop(
        CameraId camera,
        DetectionOptions options,
        IFrameDetector detector,
        ActivityStore store,
        IReadOnlyList<IDetectionListener> listeners,
        TimeProvider clock,
        ILogger logger)
    {
        (this.camera, this.options, this.detector, this.listeners, this.clock, this.logger) = (camera, options, detector, listeners, clock, logger);
        work = new OrderedWork($"activity of camera {camera}", clock, logger);
        activity = new ActivityRecorder(camera, store, work);
        plan = new LookPlan(options);
        frames = Channel.CreateBounded<VideoFrame>(
            new BoundedChannelOptions(WaitingFrames) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest },
            static dropped => dropped.Dispose());
        running = Task.Run(() => RunAsync(stopping.Token));
    }

    public ValueTask AcceptAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        if (!frames.Writer.TryWrite(frame))
        {
            frame.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    public void Heard(SoundLevel level) => sounds.Writer.TryWrite(level);

    public async ValueTask DisposeAsync()
    {
        frames.Writer.TryComplete();
        await stopping.CancelAsync();
        if (await Task.WhenAny(running, Task.Delay(StopLimit, clock, CancellationToken.None)) == running)
        {
            TakeSounds();
            activity.Finish();
            stopping.Dispose();
        }

        foreach (var listener in listeners)
        {
            await listener.DisposeAsync();
        }

        await work.DisposeAsync();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of a camera's vision: one picture that fails must not end it.")]
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var reader = frames.Reader;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(reader, cancellationToken);
                await TellLookAsync();
                if (reader.TryRead(out var frame))
                {
                    Watch(frame, cancellationToken);
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, camera, exception);
            }
        }

        await FinishLookAsync();
    }

    /// <summary>Until there is a picture, or the model's answer to the last one.</summary>
    private async Task WaitAsync(ChannelReader<VideoFrame> reader, CancellationToken cancellationToken)
    {
        arriving ??= reader.WaitToReadAsync(cancellationToken).AsTask();
        await Task.WhenAny(arriving, looking ?? arriving as Task);
        cancellationToken.ThrowIfCancellationRequested();
        arriving = arriving.IsCompleted ? null : arriving;
    }

    private void Watch(VideoFrame frame, CancellationToken cancellationToken)
    {
        var motion = meter.Measure(frame);
        TakeSounds();
        activity.AddMotion(frame.TakenAt, motion);
        foreach (var listener in listeners)
        {
            listener.Watched(frame, motion);
        }

        if (looking is null && plan.Wants(frame.TakenAt, motion))
        {
            looking = LookAsync(frame, motion, cancellationToken);
        }
        else
        {
            frame.Dispose();
        }
    }

    private void TakeSounds()
    {
        while (sounds.Reader.TryRead(out var level))
        {
            activity.AddLoudness(level.At, level.Dbfs);
        }
    }

    private async Task<Look> LookAsync(VideoFrame frame, float motion, CancellationToken cancellationToken)
    {
        var seen = await detector.DetectAsync(frame, cancellationToken);
        return new Look(frame, motion, seen);
    }

    private async Task TellLookAsync()
    {
        if (looking is not { IsCompleted: true } done)
        {
            return;
        }

        looking = null;
        var look = await done;
        using var frame = look.Frame;
        if (look.Seen is not { } seen)
        {
            return;
        }

        var detections = new FrameDetections(camera, frame.TakenAt, look.Motion, Looked: true, [.. seen.Where(d => d.Score >= options.MinimumScore)]);
        plan.Saw(detections.Detections.Any(static d => d.IsPerson));
        activity.AddLook(frame.TakenAt, detections.Detections.Count(static d => d.IsPerson));
        foreach (var listener in listeners)
        {
            listener.Looked(detections, frame);
        }
    }

    private async Task FinishLookAsync()
    {
        if (looking is { } unfinished)
        {
            await ((Task)unfinished).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        while (frames.Reader.TryRead(out var frame))
        {
            frame.Dispose();
        }
    }

    private sealed record Look(VideoFrame Frame, float Motion, IReadOnlyList<DetectedObject>? Seen);

    private static partial class Log
    {
        [LoggerMessage(1400, LogLevel.Error, "Local vision of camera {Camera} failed on a picture")]
        public static partial void Failed(ILogger logger, CameraId camera, Exception exception);
    }
}
