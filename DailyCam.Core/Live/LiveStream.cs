using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Live;

/// <summary>
/// A camera's live window, fed by capture and read by players. It outlives attempts and capture sessions, so that sequence numbers never go back
/// and an open player plays on. Safe from any thread.
/// </summary>
public sealed class LiveStream : IChunkConsumer
{
    /// <summary>RFC 8216 bis 6.2.5.2: a playlist may lie this many segments ahead of what exists.</summary>
    private const int MostSegmentsAhead = 2;

    /// <summary>Seconds of parts that may be asked for ahead (the format's advance part limit).</summary>
    private const double MostPartSecondsAhead = 3;

    /// <summary>RFC 8216 bis 6.2.5.2: a request is not held longer than three target durations.</summary>
    private const int LongestWaitInTargets = 3;

    private readonly Lock gate = new();
    private readonly LiveOptions options;
    private readonly TimeProvider clock;
    private readonly LiveWindow window;
    private readonly List<MediaFragment> sinceKeyFrame = [];
    private long lastFragmentTicks;
    private string? playlist; // Written once for each change of the window, however many players ask.
    private TaskCompletionSource published = NewSignal();

    public LiveStream(CameraId camera, LiveOptions options, TimeProvider clock)
    {
        Camera = camera;
        this.options = options;
        this.clock = clock;
        window = new LiveWindow(options, FirstSequence(options, clock.GetUtcNow()));
    }

    public CameraId Camera { get; }

    /// <summary>The way past parts and playlists.</summary>
    public FastLane FastLane { get; } = new();

    public FaultKind FailsAs => FaultKind.StreamingBranch;

    /// <summary>Receipt of the newest fragment, UTC; null before the first.</summary>
    public DateTimeOffset? LastFragmentAt
    {
        get
        {
            lock (gate)
            {
                return sinceKeyFrame.Count == 0 ? null : sinceKeyFrame[^1].ReceivedAt;
            }
        }
    }

    /// <summary>
    /// Sequence numbers count from the wall clock in units of the shortest segment. A process that starts later therefore always begins above where
    /// the one before it ended.
    /// </summary>
    public static long FirstSequence(LiveOptions options, DateTimeOffset now) =>
        (long)(now.ToUnixTimeMilliseconds() / (options.SegmentLength.TotalMilliseconds * LiveWindow.LongEnough));

    public void Accept(MediaChunk chunk) => FastLane.Accept(chunk);

    public void Accept(MediaFragment fragment)
    {
        TaskCompletionSource? signal;
        lock (gate)
        {
            lastFragmentTicks = clock.GetTimestamp();
            Remember(fragment);
            playlist = null;
            signal = window.Add(fragment) ? SwapSignal() : null;
        }

        signal?.SetResult();
    }

    public void EndAttempt(CaptureAttemptId attempt)
    {
        FastLane.EndAttempt();
        TaskCompletionSource? signal;
        lock (gate)
        {
            playlist = null;
            signal = window.End(attempt) ? SwapSignal() : null;
        }

        signal?.SetResult();
    }

    /// <summary>The capture session is over. The window stays: a session of the same camera may go on with it (<see cref="LiveStreams"/>).</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// The playlist, at once without directives or when they are already fulfilled, otherwise as soon as segment <paramref name="sequence"/> is closed
    /// (or its part <paramref name="part"/> is there), within three target durations.
    /// </summary>
    public async Task<LivePlaylistAnswer> WaitForPlaylistAsync(long? sequence, int? part, CancellationToken cancellationToken)
    {
        var giveUpAfter = TimeSpan.Zero;
        var start = clock.GetTimestamp();
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (!IsFresh() || !window.IsReady)
                {
                    return LivePlaylistAnswer.NotYet;
                }

                if (IsNonsense(sequence, part))
                {
                    return LivePlaylistAnswer.TooFarAhead;
                }

                if (sequence is not { } wanted || IsThere(wanted, part))
                {
                    return new(LivePlaylistOutcome.Ready, playlist ??= LivePlaylist.Write(window));
                }

                giveUpAfter = TimeSpan.FromSeconds(LongestWaitInTargets * window.TargetDuration) - clock.GetElapsedTime(start);
                news = published.Task;
            }

            if (!await ComesAsync(news, giveUpAfter, cancellationToken))
            {
                return LivePlaylistAnswer.NotYet;
            }
        }
    }

    /// <summary>A part; waits for the one that comes next (the playlist's preload hint), within three target durations. Null when it will not come.</summary>
    public async Task<LivePart?> WaitForPartAsync(long sequence, int part, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            Task news;
            TimeSpan giveUpAfter;
            lock (gate)
            {
                var found = IsFresh() ? window.FindPart(sequence, part) : null;
                if (found is not null || sequence != window.OpenSequence || part != window.NextPart || !window.IsRunning)
                {
                    return found;
                }

                giveUpAfter = TimeSpan.FromSeconds(LongestWaitInTargets * window.TargetDuration) - clock.GetElapsedTime(start);
                news = published.Task;
            }

            if (!await ComesAsync(news, giveUpAfter, cancellationToken))
            {
                return null;
            }
        }
    }

    public InitSegment? TryGetInit(CaptureAttemptId attempt)
    {
        lock (gate)
        {
            return window.FindInit(attempt);
        }
    }

    public LivePart? TryGetPart(long sequence, int part)
    {
        lock (gate)
        {
            return window.FindPart(sequence, part);
        }
    }

    /// <summary>A closed live segment.</summary>
    public LiveSegment? TryGetSegment(long sequence)
    {
        lock (gate)
        {
            return window.FindSegment(sequence);
        }
    }

    /// <summary>What is needed to decode the newest picture, however old it is; null before the first key frame.</summary>
    public LivePicture? NewestPicture()
    {
        lock (gate)
        {
            return sinceKeyFrame.Count == 0 ? null : new LivePicture(sinceKeyFrame[0].Init, [.. sinceKeyFrame]);
        }
    }

    /// <summary>Drops the media of a stream that gets no fragments any more; the newest picture stays. True when there was something to drop.</summary>
    public bool DropIfStale()
    {
        lock (gate)
        {
            if (IsFresh() || !window.IsReady)
            {
                return false;
            }

            window.Clear();
            playlist = null;
            return true;
        }
    }

    /// <summary>Drops everything, pictures too: the family switched the camera off.</summary>
    public void Clear()
    {
        FastLane.Clear();
        TaskCompletionSource signal;
        lock (gate)
        {
            window.Clear();
            playlist = null;
            sinceKeyFrame.Clear();
            signal = SwapSignal();
        }

        signal.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Remember(MediaFragment fragment)
    {
        if (fragment.StartsWithKeyFrame || (sinceKeyFrame.Count > 0 && sinceKeyFrame[0].Init.Attempt != fragment.Init.Attempt))
        {
            sinceKeyFrame.Clear();
        }

        if (fragment.StartsWithKeyFrame || sinceKeyFrame.Count > 0)
        {
            sinceKeyFrame.Add(fragment);
        }
    }

    private TaskCompletionSource SwapSignal()
    {
        var old = published;
        published = NewSignal();
        return old;
    }

    private bool IsFresh() => clock.GetElapsedTime(lastFragmentTicks) <= options.StaleAfter;

    private bool IsThere(long sequence, int? part)
    {
        if (part is { } number && sequence < window.OpenSequence && window.FindSegment(sequence) is { } segment && number >= segment.Parts.Count)
        {
            // A part past the end of a closed segment means the first part of the next one.
            (sequence, part) = (sequence + 1, 0);
        }

        return sequence < window.OpenSequence || (part is { } wanted && sequence == window.OpenSequence && wanted < window.NextPart);
    }

    private bool IsNonsense(long? sequence, int? part)
    {
        if (sequence is not { } wanted)
        {
            return part is not null;
        }

        var newest = window.NextPart > 0 ? window.OpenSequence : window.OpenSequence - 1;
        var mostParts = (int)Math.Ceiling(MostPartSecondsAhead / window.PartTarget);
        return wanted < 0 || part < 0 || wanted > newest + MostSegmentsAhead || (wanted == window.OpenSequence && part > window.NextPart + mostParts);
    }

    private async Task<bool> ComesAsync(Task news, TimeSpan within, CancellationToken cancellationToken)
    {
        if (within <= TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            await news.WaitAsync(within, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
