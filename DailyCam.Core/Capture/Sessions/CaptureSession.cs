using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// Keeps one camera running: attempt after attempt, with a growing wait between failures. There is never more than one attempt or one pending wait.
/// Ends only when it is disposed.
/// </summary>
internal sealed partial class CaptureSession : IAsyncDisposable
{
    private readonly Camera camera;
    private readonly CaptureContext context;
    private readonly FragmentFanOut consumers;
    private readonly SessionStatus status;
    private readonly BackOff backOff = new(Random.Shared);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Task running;
    private readonly HashSet<FaultKind> open = [FaultKind.RtspNetwork, FaultKind.Decoder, FaultKind.RecordingBranch, FaultKind.Unknown]; // An earlier life of the process may have left these.
    private CancellationTokenSource restart = new();
    private CapturePlan? plan;

    public CaptureSession(Camera camera, IReadOnlyList<IFragmentConsumer> consumers, CaptureContext context)
    {
        (this.camera, this.context) = (camera, context);
        this.consumers = new FragmentFanOut(camera.Id, consumers, context.Faults, context.Clock, context.Logger);
        status = new SessionStatus(camera.Id, context.Board, context.Clock);
        running = Task.Run(() => RunAsync(stopping.Token));
    }

    /// <summary>Ends the present attempt or wait and begins a new attempt at once. Safe from any thread.</summary>
    public void Restart()
    {
        lock (gate)
        {
            restart.Cancel();
        }
    }

    /// <summary>Says goodbye to the camera, then to the consumers. Returns within the stop's grace and a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        await consumers.DisposeAsync();
        End(open, FaultRecovery.NoLongerWanted);
        stopping.Dispose();
        restart.Dispose();
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, NewRestartToken());
            var startedAt = context.Clock.GetUtcNow();
            var outcome = await AttemptAsync(turn.Token);
            if (outcome.GoodFor >= context.Settings.Capture.StableAfter)
            {
                backOff.Reset();
            }

            if (outcome.Cause is { } cause && !turn.IsCancellationRequested)
            {
                await WaitAsync(cause, outcome.LastFrameAt ?? startedAt, turn.Token);
            }
            else if (!stoppingToken.IsCancellationRequested)
            {
                backOff.Reset(); // Somebody asked for a new attempt.
            }
        }
    }

    private CancellationToken NewRestartToken()
    {
        lock (gate)
        {
            if (restart.IsCancellationRequested)
            {
                restart.Dispose();
                restart = new CancellationTokenSource();
            }

            return restart.Token;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of a camera: whatever one attempt meets, the next one is made.")]
    private async Task<AttemptOutcome> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await PlanAndRunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new AttemptOutcome(null, null, TimeSpan.Zero);
        }
        catch (Exception exception)
        {
            Log.Unexpected(context.Logger, camera.Id, exception);
            return AttemptOutcome.NeverBegan(new FaultCause(FaultKind.Unknown, FaultReason.Unknown, exception.Message));
        }
    }

    private async Task<AttemptOutcome> PlanAndRunAsync(CancellationToken cancellationToken)
    {
        status.Connecting();
        if (plan is null)
        {
            var (decided, fault) = await context.Planner.PlanAsync(camera.Source, cancellationToken);
            if (decided is null)
            {
                return AttemptOutcome.NeverBegan(fault!);
            }

            plan = decided;
            status.Planned(decided);
        }

        var attempt = new CaptureAttempt(context.Ids.Next(), camera.Id, plan, context.Launcher, context.Settings, context.Clock) { Accept = Accept, Silence = Silence };
        try
        {
            var outcome = await attempt.RunAsync(cancellationToken);

            // What the camera sends may have changed while it was away; what brought pictures a moment ago is worth trying first.
            plan = outcome.HadFrames ? plan : null;
            return outcome;
        }
        finally
        {
            consumers.EndAttempt(attempt.Id);
        }
    }

    private async Task WaitAsync(FaultCause cause, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (cause.Reason == FaultReason.EndOfFile && camera.Source is { Kind: SourceKind.File, Loop: false })
        {
            status.Waiting(cause, failures: 0, nextAt: null);
            Log.FileOver(context.Logger, camera.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var wait = backOff.Next(cause.Reason);
        End(open.Where(kind => kind != cause.Kind), FaultRecovery.TurnedIntoAnother);
        open.Add(cause.Kind);
        context.Faults.Began(camera.Id, cause with { Stage = FaultStage.Capture }, since);
        status.Waiting(cause, backOff.Failures, context.Clock.GetUtcNow() + wait);
        Log.Waiting(context.Logger, camera.Id, cause.Kind, cause.Reason, cause.Detail, wait.TotalSeconds);
        await Task.Delay(wait, context.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Accept(MediaFragment fragment)
    {
        if (fragment.Number == 0)
        {
            End(open, FaultRecovery.Reconnected);
            Log.Running(context.Logger, camera.Id, fragment.Init.Attempt.Value, fragment.Init.VideoCodec, fragment.Init.Width, fragment.Init.Height);
        }

        consumers.Accept(fragment);
        status.Received(fragment);
    }

    private void Silence(TimeSpan silent)
    {
        if (silent >= context.Settings.Capture.WatchInterval)
        {
            status.Silent();
        }
    }

    /// <summary>Closes faults of capture. Where nothing was to be recorded, nothing was lost.</summary>
    private void End(IEnumerable<FaultKind> kinds, FaultRecovery how)
    {
        foreach (var kind in kinds.ToList())
        {
            context.Faults.Recovered(camera.Id, kind, new FaultEnd(how) { Stage = FaultStage.Capture, Lost = camera.Recording ? null : TimeSpan.Zero });
            open.Remove(kind);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1120, LogLevel.Information, "Camera {Camera} runs (attempt {Attempt}, {Codec} {Width}x{Height})")]
        public static partial void Running(ILogger logger, CameraId camera, long attempt, string codec, int width, int height);

        [LoggerMessage(1121, LogLevel.Warning, "Camera {Camera} is lost: {Kind}, {Reason} ({Detail}); next attempt in {Seconds:0.#} s")]
        public static partial void Waiting(ILogger logger, CameraId camera, FaultKind kind, FaultReason reason, string? detail, double seconds);

        [LoggerMessage(1122, LogLevel.Information, "Camera {Camera}: the file is over and is not played again")]
        public static partial void FileOver(ILogger logger, CameraId camera);

        [LoggerMessage(1123, LogLevel.Error, "Camera {Camera}: an attempt failed in a way nobody thought of")]
        public static partial void Unexpected(ILogger logger, CameraId camera, Exception exception);
    }
}
