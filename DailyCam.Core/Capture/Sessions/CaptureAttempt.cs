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

    private readonly ClockGuard guard = new(plan.LimitsFor(settings.Part));
    private readonly WallClock wallClock = new();
    private readonly TaskCompletionSource disordered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long startedAt;
    private long lastFragment;
    private InitSegment? init;
    private int lostPackets;
    private long count;
    private long number;
    private DateTimeOffset? lastFrameAt;
    private TimeSpan firstElapsed;
    private TimeSpan lastElapsed;

    /// <summary>The id of its newest init segment.</summary>
    public CaptureAttemptId Id { get; private set; } = ids.Next();

    /// <summary>Called for each fragment, in order, on the reading task.</summary>
    public required Action<MediaFragment> Accept { get; init; }

    /// <summary>Called when no fragment came for a while.</summary>
    public required Action<TimeSpan> Silence { get; init; }

    /// <summary>Called when the attempt is given up for a reason of ours, before its FFmpeg is stopped: that may take seconds, and nobody should believe in it until then.</summary>
    public required Action<FaultCause> GivenUp { get; init; }

    /// <summary>Runs until FFmpeg ends, something is wrong with what it brings, or it is asked to stop.</summary>
    public async Task<AttemptOutcome> RunAsync(CancellationToken stoppingToken)
    {
        startedAt = lastFragment = clock.GetTimestamp();
        var cause = await LiveAsync(stoppingToken);
        return new AttemptOutcome(cause, lastFrameAt, lastElapsed - firstElapsed);
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
        Arguments = FfmpegArguments.Capture(plan with { Input = plan.Input with { SilenceLimit = settings.SilenceLimit } }, settings.Part, DemoScene.Default),
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
            return FailureClassifier.Classify(plan.Input.Kind, exit, lastFrameAt is not null);
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

            init = Init(head.Bytes, head.Description, follows: null);
            var parameters = new ParameterWatch(head.Bytes);
            while (await reader.ReadFragmentAsync(cancellationToken) is { } raw)
            {
                if (Take(init, parameters, raw) is { } verdict)
                {
                    return new FaultCause(FaultKind.RtspNetwork, FaultReason.ClockJump, $"The camera's clock went wrong ({verdict}).");
                }
            }

            return null;
        }
        catch (InvalidDataException exception)
        {
            return new FaultCause(FaultKind.Decoder, FaultReason.UnsupportedCodec, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Hands a fragment on, or says what is wrong with it.</summary>
    private ClockVerdict? Take(InitSegment head, ParameterWatch watch, RawFragment raw)
    {
        if (count == 0 && !raw.Facts.StartsWithKeyFrame)
        {
            return null; // Sound, or pictures nobody can decode: it begins at a key frame.
        }

        var elapsed = clock.GetElapsedTime(startedAt);
        var mediaStart = TimeSpan.FromSeconds((double)raw.Facts.VideoDecodeTime / head.VideoTimescale);
        var duration = TimeSpan.FromSeconds((double)raw.Facts.VideoDuration / head.VideoTimescale);
        var drift = count == 0 ? TimeSpan.Zero : elapsed - (mediaStart + duration) - wallClock.LeastDelay;
        var verdict = guard.Check(raw.Facts, duration, drift, elapsed);
        if (verdict is not ClockVerdict.Fine)
        {
            return verdict == ClockVerdict.Skip ? null : verdict;
        }

        head = Current(head, watch, raw, elapsed);
        var receivedAt = clock.GetUtcNow();
        wallClock.Observe(receivedAt, elapsed, mediaStart + duration);
        (firstElapsed, lastElapsed, lastFrameAt) = (count == 0 ? elapsed : firstElapsed, elapsed, receivedAt);
        Volatile.Write(ref lastFragment, clock.GetTimestamp());
        Accept(new MediaFragment
        {
            Init = head,
            Number = number++,
            Bytes = raw.Bytes,
            StartsWithKeyFrame = raw.Facts.StartsWithKeyFrame,
            VideoDecodeTime = raw.Facts.VideoDecodeTime,
            MediaStart = mediaStart,
            Duration = duration,
            VideoSampleCount = raw.Facts.VideoSampleCount,
            StartAt = wallClock.At(mediaStart),
            ReceivedAt = receivedAt,
            LostPackets = Interlocked.Exchange(ref lostPackets, 0) is > 0 and var lost ? lost : null,
        });
        count++;
        return null;
    }

    /// <summary>The init segment of a fragment: another one when the camera changed its parameters with it.</summary>
    private InitSegment Current(InitSegment head, ParameterWatch watch, RawFragment raw, TimeSpan elapsed)
    {
        if (watch.Check(raw, isFirst: count == 0, elapsed) is { } changed)
        {
            (Id, number) = (count == 0 ? Id : ids.Next(), 0);
            init = head = Init(changed, InitReader.Read(changed), follows: count == 0 ? null : head.Attempt);
        }

        return head;
    }

    private InitSegment Init(byte[] bytes, InitDescription description, CaptureAttemptId? follows) => new()
    {
        Camera = camera,
        Attempt = Id,
        Follows = follows,
        Bytes = bytes,
        VideoCodec = description.VideoCodec,
        AudioCodec = description.AudioCodec,
        Width = description.Width,
        Height = description.Height,
        VideoTrackId = description.VideoTrackId,
        VideoTimescale = description.VideoTimescale,
        AudioTrackId = description.AudioTrackId,
        AudioTimescale = description.AudioTimescale,
    };

    /// <summary>Looks every few seconds whether fragments still come. Null when cancelled.</summary>
    private async Task<FaultCause?> WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(settings.Capture.WatchInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var silent = clock.GetElapsedTime(Volatile.Read(ref lastFragment));
                var waitsForKey = init is not null && count == 0;
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
