using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Detection;

namespace DailyCam.Core.Measures;

/// <summary>Adds one camera's fragments up, minute by minute, over all its connections. Pure: time comes with the fragments. Not safe for concurrent use.</summary>
internal sealed class StreamMeter(CameraId camera)
{
    private readonly RecentMinute recent = new();
    private MissingFrameMeter frames = new();
    private DelayMeter delays = new();
    private CaptureAttemptId? attempt;
    private TimeSpan? lastKey;
    private MeasureMinute? open;
    private int reconnects;
    private DateTimeOffset newest;

    public LiveMeasures Live => recent.ToLive(newest, delays.Drift, reconnects);

    /// <summary>Takes a fragment; gives the minute before it when that is over.</summary>
    /// <param name="elapsed">Monotonic time of its receipt.</param>
    public MeasureMinute? Add(MediaFragment fragment, TimeSpan elapsed, StreamFacts facts)
    {
        var minute = ActivitySamples.MinuteOf(fragment.ReceivedAt);
        var closed = open is not null && open.Minute != minute ? Close() : null;
        open ??= new MeasureMinute { CameraId = camera, Minute = minute };
        newest = fragment.ReceivedAt;
        BeginAttempt(fragment, open);
        var jitter = delays.Add(elapsed, fragment.MediaStart + fragment.Duration);
        var missing = frames.Add(fragment);
        recent.Add(elapsed, jitter, missing, fragment.LostPackets);
        var piece = Piece(fragment, minute, facts);
        piece.JitterMicroseconds = (long)(jitter?.TotalMicroseconds ?? 0);
        piece.JitterCount = jitter is null ? 0 : 1;
        piece.MissingFrames = missing;
        piece.DriftMilliseconds = (int)delays.Drift.TotalMilliseconds;
        open.Add(piece);
        return closed;
    }

    /// <summary>The open minute as far as it came; null when nothing is open.</summary>
    public MeasureMinute? Close()
    {
        var closed = open;
        open = null;
        delays.Forget();
        return closed;
    }

    private void BeginAttempt(MediaFragment fragment, MeasureMinute minute)
    {
        if (attempt == fragment.Init.Attempt)
        {
            return;
        }

        // A camera that changed its parameters was not connected again.
        if (attempt is not null && fragment.Init.Follows is null)
        {
            reconnects++;
            minute.Reconnects++;
        }

        (attempt, lastKey, frames, delays) = (fragment.Init.Attempt, null, new MissingFrameMeter(), new DelayMeter());
    }

    private MeasureMinute Piece(MediaFragment fragment, DateTimeOffset minute, StreamFacts facts)
    {
        var piece = new MeasureMinute
        {
            CameraId = camera,
            Minute = minute,
            Fragments = 1,
            Frames = fragment.VideoSampleCount,
            MediaMilliseconds = MillisecondsUpTo(fragment.MediaStart + fragment.Duration) - MillisecondsUpTo(fragment.MediaStart),
            Bytes = fragment.Bytes.Length,
            KeyFrames = fragment.StartsWithKeyFrame ? 1 : 0,
            LostPackets = fragment.LostPackets,
            Width = fragment.Init.Width,
            Height = fragment.Init.Height,
            VideoCodec = facts.VideoCodec,
            Transcoding = facts.Transcoding,
            HasSound = facts.SendsSound ? fragment.Init.AudioCodec is not null : null,
        };
        if (fragment.StartsWithKeyFrame)
        {
            piece.KeyFrameIntervalMilliseconds = (int?)(fragment.MediaStart - lastKey)?.TotalMilliseconds;
            lastKey = fragment.MediaStart;
        }

        return piece;
    }

    /// <summary>Rounded on the media's own time line, so that the parts add up to the whole.</summary>
    private static int MillisecondsUpTo(TimeSpan media) => (int)(media.Ticks / TimeSpan.TicksPerMillisecond);
}
