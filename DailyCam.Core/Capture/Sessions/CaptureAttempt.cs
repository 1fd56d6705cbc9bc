using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Demo;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// One life of a camera's FFmpeg: starts it, cuts its output into fragments, puts them on the wall clock, and ends with an outcome. Never tries again. A camera that changes its
/// parameters meanwhile gets a new init segment with an id of its own, and loses nothing.
/// </summary>
internal sealed class CaptureAttempt(AttemptIds ids, CameraId camera, CapturePlan plan, IMediaProcessLauncher launcher, CaptureSettings settings, TimeProvider clock)
{
    /// <summary>Between the end of its output and its exit FFmpeg only closes the connection.</summary>
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    /// <summary>An FFmpeg that has waited half a minute for a camera rarely hears a polite word, and a camera that is silent does not hear a goodbye: what it gets is for the one that does.</summary>
    private static readonly TimeSpan SilentGrace = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, string> NothingElse = new(StringComparer.Ordinal);

    private readonly ClockGuard guard = new(plan.LimitsFor(settings.Part));
    private readonly TaskCompletionSource disordered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CaptureAttemptId firstId = ids.Next();
    private long startedAt;
    private FragmentIntake? intake;
    private int lostPackets;

    /// <summary>The id of its newest init segment.</summary>
    public CaptureAttemptId Id => intake?.Id ?? firstId;

    /// <summary>Called for each fragment, in order, on the reading task.</summary>
    public required Action<MediaFragment> Accept { get; init; }

    /// <summary>Called for each chunk, in order, on the reading task, before the fragment it becomes part of.</summary>
    public required Action<MediaChunk> AcceptChunk { get; init; }

    /// <summary>Called when no fragment came for a while.</summary>
    public required Action<TimeSpan> Silence { get; init; }

    /// <summary>Called when the attempt is given up for a reason of ours, before its FFmpeg is stopped: that may take seconds, and nobody should believe in it until then.</summary>
    public required Action<FaultCause> GivenUp { get; init; }

    /// <summary>Runs until FFmpeg ends, something is wrong with what it brings, or it is asked to stop.</summary>
    public async Task<AttemptOutcome> RunAsync(CancellationToken stoppingToken)
    {
        startedAt = clock.GetTimestamp();
        var cause = await LiveAsync(stoppingToken);
        return new AttemptOutcome(cause, intake?.LastFrameAt, intake?.GoodFor ?? TimeSpan.Zero);
    }

    private async Task<FaultCause?> LiveAsync(CancellationToken stoppingToken)
    {
        IMediaProcess child;
        try
        {
            child = await launcher.StartAsync(Command(), stoppingToken);
        }
        catch (FileNotFoundException exception)
        {
            return new FaultCause(FaultKind.Unknown, FaultReason.FfmpegMissing, exception.Message);
        }
        catch (IOException exception)
        {
            return new FaultCause(FaultKind.Unknown, FaultReason.Unknown, exception.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return null;
        }

        await using (child)
        {
            return await WatchOverAsync(child, stoppingToken);
        }
    }

    private MediaCommand Command() => new()
    {
        Label = "capture",
        Program = settings.FfmpegPath,
        Arguments = FfmpegArguments.Capture(plan with { Input = plan.Input with { SilenceLimit = settings.SilenceLimit } }, settings.Chunk, DemoScene.Default with { Pause = settings.Capture.DemoPause }),
        Environment = plan.Input.Kind == SourceKind.Demo ? DemoScene.Environment(clock.LocalTimeZone) : NothingElse,
        Secrets = plan.Input.Secrets,
        ErrorLine = NoteLine,
    };

    private async Task<FaultCause?> WatchOverAsync(IMediaProcess child, CancellationToken stoppingToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var reading = ReadAsync(child, end.Token);
        var watching = WatchAsync(end.Token);
        await Task.WhenAny(reading, watching, disordered.Task);
        await end.CancelAsync();
        var watched = await watching;
        var read = await reading;
        if (stoppingToken.IsCancellationRequested)
        {
            await StopAsync(child, settings.Capture.StopGrace);
            return null;
        }

        if (watched is null && read is null && !disordered.Task.IsCompleted)
        {
            return await EndOfOutputAsync(child);
        }

        var cause = read ?? watched ?? new FaultCause(FaultKind.RtspNetwork, FaultReason.ClockJump, "FFmpeg complained about the order of times again and again.");
        GivenUp(cause);
        await StopAsync(child, cause.Reason == FaultReason.NoFrames ? SilentGrace : settings.Capture.StopGrace);
        return cause;
    }

    /// <summary>The output is over: the exit tells why. A child that closed its output and lives on is stopped.</summary>
    private async Task<FaultCause?> EndOfOutputAsync(IMediaProcess child)
    {
        try
        {
            var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(ExitLimit, clock);
            return FailureClassifier.Classify(plan.Input.Kind, exit, intake?.LastFrameAt is not null);
        }
        catch (TimeoutException)
        {
            await StopAsync(child, settings.Capture.StopGrace);
            return new FaultCause(FaultKind.Unknown, FaultReason.ProcessHung);
        }
    }

    /// <summary>Asks politely, so that the camera hears goodbye. FFmpeg writes its trailer first, and would wait for ever if nobody read it.</summary>
    private static async Task StopAsync(IMediaProcess child, TimeSpan grace)
    {
        var drain = DrainAsync(child.Output);
        await child.StopAsync(grace);
        await child.DisposeAsync();
        await drain;
    }

    private static async Task DrainAsync(Stream output)
    {
        try
        {
            await output.CopyToAsync(Stream.Null);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed under us: the child is gone, and nobody wants what it still had.
        }
    }

    /// <summary>Null at the end of the output, and when cancelled.</summary>
    private async Task<FaultCause?> ReadAsync(IMediaProcess child, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new FragmentReader(child.Output);
            if (await reader.ReadInitAsync(cancellationToken) is not { } head)
            {
                return null;
            }

            var content = new FragmentIntake(ids, head.Description.ToInit(camera, firstId, head.Bytes, follows: null), head.Description, guard, settings.Part, startedAt, clock)
            {
                Accept = Accept,
                AcceptChunk = AcceptChunk,
                TakeLostPackets = () => Interlocked.Exchange(ref lostPackets, 0) is > 0 and var lost ? lost : null,
            };
            Volatile.Write(ref intake, content);
            while (await reader.ReadFragmentAsync(cancellationToken) is { } chunk)
            {
                if (content.Take(chunk) is { } verdict)
                {
                    return WrongClock(verdict);
                }
            }

            return content.Finish() is { } last ? WrongClock(last) : null;
        }
        catch (InvalidDataException exception)
        {
            _ = intake?.Finish(); // What came before is sound.
            return new FaultCause(FaultKind.Decoder, FaultReason.UnsupportedCodec, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static FaultCause WrongClock(ClockVerdict verdict) =>
        new(FaultKind.RtspNetwork, FaultReason.ClockJump, $"The camera's clock went wrong ({verdict}).");

    /// <summary>Looks every few seconds whether fragments still come. Null when cancelled.</summary>
    private async Task<FaultCause?> WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(settings.Capture.WatchInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var content = Volatile.Read(ref intake);
                var silent = clock.GetElapsedTime(content?.LastFragment ?? startedAt);
                var waitsForKey = content is { LastFragment: null };
                if (silent >= (waitsForKey ? CaptureSettings.FirstKeyFrameTimeout : settings.Capture.FrameTimeout))
                {
                    return new FaultCause(FaultKind.RtspNetwork, waitsForKey ? FaultReason.NoKeyFrames : FaultReason.NoFrames);
                }

                Silence(silent);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The attempt is over.
        }

        return null;
    }

    private void NoteLine(string line)
    {
        Interlocked.Add(ref lostPackets, RtpLoss.Packets(line) ?? 0);
        if (!plan.IsLocal && ClockGuard.IsDisorder(line) && !guard.ToleratesDisorder(clock.GetElapsedTime(startedAt)))
        {
            disordered.TrySetResult();
        }
    }
}
