using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Measures;

/// <summary>Fragments of one camera as the meters see them: how long, how many frames, how late. The bytes are empty pages.</summary>
internal sealed class StreamSource(DateTimeOffset startAt)
{
    public static readonly CameraId Camera = new("measured0001");

    private InitSegment init = NewInit(1);
    private long number;
    private TimeSpan media;

    /// <summary>Monotonic time of the last receipt.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The next fragment, received when its media time is over and <paramref name="lateMilliseconds"/> later.</summary>
    public MediaFragment Next(int milliseconds = 500, int frames = 15, bool key = false, int bytes = 1000, double lateMilliseconds = 0, int holeMilliseconds = 0, int? lost = null)
    {
        media += TimeSpan.FromMilliseconds(holeMilliseconds);
        var start = media;
        media += TimeSpan.FromMilliseconds(milliseconds);
        Clock += TimeSpan.FromMilliseconds(milliseconds + holeMilliseconds);
        Elapsed = Clock + TimeSpan.FromMilliseconds(lateMilliseconds);
        return new MediaFragment
        {
            Init = init,
            Number = number++,
            Bytes = new byte[bytes],
            StartsWithKeyFrame = key,
            VideoDecodeTime = (long)(start.TotalSeconds * init.VideoTimescale),
            MediaStart = start,
            Duration = TimeSpan.FromMilliseconds(milliseconds),
            VideoSampleCount = frames,
            StartAt = startAt + Elapsed - TimeSpan.FromMilliseconds(milliseconds),
            ReceivedAt = startAt + Elapsed,
            LostPackets = lost,
        };
    }

    /// <summary>The connection is lost and another begins later.</summary>
    public void Reconnect(TimeSpan outage)
    {
        init = NewInit(init.Attempt.Value + 1);
        (number, media) = (0, TimeSpan.Zero);
        Clock += outage;
    }

    private TimeSpan Clock { get; set; }

    private static InitSegment NewInit(long attempt) => new()
    {
        Camera = Camera,
        Attempt = new CaptureAttemptId(attempt),
        Bytes = new byte[10],
        VideoCodec = "avc1.4d401f",
        Width = 1280,
        Height = 720,
        VideoTrackId = 1,
        VideoTimescale = 90_000,
    };
}
