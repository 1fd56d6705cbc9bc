using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Cameras;
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
    private readonly StreamChoice streams;
    private readonly AwayLog away;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Task running;
    private readonly HashSet<FaultKind> open = [FaultKind.RtspNetwork, FaultKind.Decoder, FaultKind.RecordingBranch, FaultKind.Unknown]; // An earlier life of the process may have left these.
    private CancellationTokenSource restart = new();
    private CancellationTokenSource? attemptLimit;
    private readonly SessionPlan plan;

    public CaptureSession(Camera camera, IReadOnlyList<IFragmentConsumer> consumers, CaptureContext context)
    {
        (this.camera, this.context) = (camera, context);
        streams = new StreamChoice(camera.Source, context.Clock);
        plan = new SessionPlan(context.Planner);
        away = new AwayLog(camera.Id, context.Logger);
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
            await TakeTurnAsync(turn.Token);
            if (turn.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
            {
                backOff.Reset(); // Somebody asked for a new attempt.
                streams.Reset();
                plan.For(streams.Source);
            }
        }
    }

    /// <summary>One attempt, and the wait after it if it failed.</summary>
    private async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(streams.Limit ?? Timeout.InfiniteTimeSpan, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var startedAt = context.Clock.GetUtcNow();
        attemptLimit = limit;
        var outcome = await AttemptAsync(either.Token);
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (outcome.GoodFor >= context.Settings.Capture.StableAfter)
        {
            backOff.Reset();
        }

        if (SwitchesStream(outcome, limit.IsCancellationRequested, startedAt))
        {
            return;
        }

        if (outcome.Cause is { } cause)
        {
            await WaitAsync(cause, outcome, startedAt, cancellationToken);
        }
    }

    /// <summary>True when the camera's other stream is to be tried at once.</summary>
    private bool SwitchesStream(AttemptOutcome outcome, bool limitReached, DateTimeOffset startedAt)
    {
        var atOnce = streams.Ended(outcome, limitReached, context.Settings.Capture.StableAfter);
        plan.For(streams.Source);
        if (atOnce && streams.Source != camera.Source)
        {
            var cause = outcome.Cause ?? new FaultCause(FaultKind.RtspNetwork, FaultReason.NoFrames, "The main stream showed no picture when it was tried again.");
            Fail(cause, outcome.LastFrameAt ?? startedAt);
            Log.Smaller(context.Logger, camera.Id, cause.Reason);
        }

        return atOnce;
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
        status.Connecting(streams.Because);
        if (await context.Knock.KnockAsync(streams.Source, connect: backOff.Failures > 0, HostReach.Limit, cancellationToken) is { } closed)
        {
            return AttemptOutcome.NeverBegan(closed) with { DoorClosed = closed.Reason is FaultReason.ConnectionRefused or FaultReason.Unreachable };
        }

        if (plan.Current is null)
        {
            if (await plan.DecideAsync(streams.Source, cancellationToken) is { } fault)
            {
                return AttemptOutcome.NeverBegan(fault);
            }

            status.Planned(plan.Current!);
        }

        using var wrong = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempt = new CaptureAttempt(context.Ids, camera.Id, plan.Current!, context.Launcher, context.Settings, context.Clock)
        {
            Accept = fragment => Accept(fragment, wrong),
            AcceptChunk = chunk => consumers.Accept(plan.MayShow(chunk.Init) ? chunk : null), // Its first fragment ends an attempt that brings what was not counted on.
            Silence = Silence,
            GivenUp = status.GivenUp,
        };
        try
        {
            var outcome = await attempt.RunAsync(wrong.Token);
            if (!plan.Misled(outcome))
            {
                return outcome;
            }

            Log.Changed(context.Logger, camera.Id);
            return new AttemptOutcome(null, null, TimeSpan.Zero); // No failure of anybody: the next attempt asks the camera, and is made at once.
        }
        finally
        {
            consumers.EndAttempt(attempt.Id);
        }
    }

    private async Task WaitAsync(FaultCause cause, AttemptOutcome outcome, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        if (cause.Reason == FaultReason.EndOfFile && camera.Source is { Kind: SourceKind.File, Loop: false })
        {
            status.Waiting(cause, failures: 0, nextAt: null);
            Log.FileOver(context.Logger, camera.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var wait = backOff.Next(cause.Reason);
        Fail(cause, outcome.LastFrameAt ?? startedAt);
        status.Waiting(cause, backOff.Failures, context.Clock.GetUtcNow() + wait);
        away.Tell(cause, backOff.Failures, wait);
        await StepWait.WaitAsync(wait, outcome.DoorClosed, CameraDoor.Look(context.Knock, streams.Source, cause, cancellationToken), context.Clock, cancellationToken);
    }

    private void Fail(FaultCause cause, DateTimeOffset since)
    {
        End(open.Where(kind => kind != cause.Kind), FaultRecovery.TurnedIntoAnother);
        open.Add(cause.Kind);
        context.Faults.Began(camera.Id, cause with { Stage = FaultStage.Capture }, since);
    }

    private void Accept(MediaFragment fragment, CancellationTokenSource wrong)
    {
        if (!plan.Fits(fragment))
        {
            wrong.Cancel();
            return;
        }

        if (fragment is { Number: 0, Init.Follows: not null })
        {
            Log.NewParameters(context.Logger, camera.Id, fragment.Init.VideoCodec, fragment.Init.Width, fragment.Init.Height);
        }
        else if (fragment.Number == 0)
        {
            End(open, FaultRecovery.Reconnected);
            ShowsPicture();
            Log.Running(context.Logger, camera.Id, fragment.Init.Attempt.Value, fragment.Init.VideoCodec, fragment.Init.Width, fragment.Init.Height);
        }

        consumers.Accept(fragment);
        status.Received(fragment);
    }

    /// <summary>A main stream that was tried again and shows a picture is kept.</summary>
    private void ShowsPicture()
    {
        if (streams.Succeeded())
        {
            attemptLimit?.CancelAfter(Timeout.InfiniteTimeSpan);
            status.OnMainStream();
            Log.MainAgain(context.Logger, camera.Id);
        }
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

        [LoggerMessage(1128, LogLevel.Information, "Camera {Camera} does not send what it sent last time; it is probed")]
        public static partial void Changed(ILogger logger, CameraId camera);

        [LoggerMessage(1129, LogLevel.Information, "Camera {Camera} changed what it sends ({Codec} {Width}x{Height}): a new file begins")]
        public static partial void NewParameters(ILogger logger, CameraId camera, string codec, int width, int height);

        [LoggerMessage(1122, LogLevel.Information, "Camera {Camera}: the file is over and is not played again")]
        public static partial void FileOver(ILogger logger, CameraId camera);

        [LoggerMessage(1124, LogLevel.Warning, "Camera {Camera}: the main stream keeps failing ({Reason}); the smaller one is used, and the main one tried again from time to time")]
        public static partial void Smaller(ILogger logger, CameraId camera, FaultReason reason);

        [LoggerMessage(1125, LogLevel.Information, "Camera {Camera}: the main stream is back")]
        public static partial void MainAgain(ILogger logger, CameraId camera);

        [LoggerMessage(1123, LogLevel.Error, "Camera {Camera}: an attempt failed in a way nobody thought of")]
        public static partial void Unexpected(ILogger logger, CameraId camera, Exception exception);
    }
}
