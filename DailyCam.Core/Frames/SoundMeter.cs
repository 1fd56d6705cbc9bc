using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Frames;

/// <summary>
/// Keeps a sound meter running on the fragments of a camera that has sound (<see cref="SoundMeterRun"/> is one life of it). A process of its own, so that sound which cannot be decoded takes
/// neither picture nor recording with it. No fault is told when it fails: loudness is then unknown, which is what the timeline shows, and no alarm may ever rest on it.
/// </summary>
internal sealed partial class SoundMeter : IAsyncDisposable
{
    /// <summary>Longer each time it dies without having measured anything: a codec that FFmpeg does not know will not be known in a second either.</summary>
    private static readonly TimeSpan[] RestartDelays = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)];

    /// <summary>An end of a session waits no longer than this for the meter.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    private readonly CameraId camera;
    private readonly Func<SoundMeterRun> newRun;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<MediaFragment?> queue;
    private readonly Task running;
    private SoundMeterRun? run;

    public SoundMeter(CameraId camera, FramesOptions options, FfmpegOptions ffmpeg, IMediaProcessLauncher launcher, Action<SoundLevel> heard, TimeProvider clock, ILogger logger)
    {
        (this.camera, this.clock, this.logger) = (camera, clock, logger);
        newRun = () => new SoundMeterRun(options, ffmpeg, launcher, heard, clock);
        // Wait mode, but only ever written by TryWrite: what does not fit is not measured.
        queue = Channel.CreateBounded<MediaFragment?>(new BoundedChannelOptions(options.QueuedFragments) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        running = Task.Run(() => RunAsync(stopping.Token));
    }

    /// <summary>Process id of the present meter; for tests that kill it.</summary>
    internal int? ProcessId => Volatile.Read(ref run)?.ProcessId;

    /// <summary>Never blocks. A camera without sound costs nothing: no process is started for it.</summary>
    public void Accept(MediaFragment fragment)
    {
        if (fragment.Init.AudioCodec is not null)
        {
            queue.Writer.TryWrite(fragment);
        }
    }

    public void EndAttempt() => queue.Writer.TryWrite(null);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.WhenAny(running, Task.Delay(StopLimit, clock, CancellationToken.None));
        if (running.IsCompleted)
        {
            stopping.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the sound meter: whatever ends one life, the next begins.")]
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        MediaFragment? next = null;
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var first = next;
                while (first is null)
                {
                    first = await queue.Reader.ReadAsync(cancellationToken);
                }

                next = null;
                var life = newRun();
                Volatile.Write(ref run, life);
                next = await life.MeasureAsync(first, queue.Reader, cancellationToken);
                failures = 0;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures = run is { Measured: > 0 } ? 1 : failures + 1;
                if (failures == 1)
                {
                    Log.Restarting(logger, camera, exception.Message, exception);
                }

                var delay = RestartDelays[Math.Min(failures, RestartDelays.Length) - 1];
                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Warning, "The sound of camera {Camera} is not measured for now: {Reason}")]
        public static partial void Restarting(ILogger logger, CameraId camera, string reason, Exception exception);
    }
}
