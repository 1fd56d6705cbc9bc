using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Live;

/// <summary>Makes fragments as a healthy camera sends them, with bytes that name them.</summary>
internal sealed class LiveMedia
{
    public static readonly CameraId Camera = new("livetestcam1");
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly InitSegment init;
    private long number;
    private TimeSpan media;

    public LiveMedia(long attempt = 1, DateTimeOffset? start = null, CameraId? camera = null)
    {
        StartAt = start ?? Start;
        init = new InitSegment
        {
            Camera = camera ?? Camera,
            Attempt = new CaptureAttemptId(attempt),
            Bytes = BitConverter.GetBytes(attempt),
            VideoCodec = "avc1.4d401f",
            VideoTrackId = 1,
            VideoTimescale = 90_000,
        };
    }

    public InitSegment Init => init;

    public DateTimeOffset StartAt { get; }

    public MediaFragment Next(double seconds, bool key, int frames = 15)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        var fragment = new MediaFragment
        {
            Init = init,
            Number = number,
            Bytes = BitConverter.GetBytes((init.Attempt.Value << 32) + number),
            StartsWithKeyFrame = key,
            VideoDecodeTime = (long)(media.TotalSeconds * 90_000),
            MediaStart = media,
            Duration = duration,
            VideoSampleCount = frames,
            StartAt = StartAt + media,
            ReceivedAt = StartAt + media + duration,
        };
        number++;
        media += duration;
        return fragment;
    }

    /// <summary>Fragments of <paramref name="seconds"/> with a key frame at each <paramref name="group"/>-th.</summary>
    public IEnumerable<MediaFragment> Steady(int count, double seconds = 0.5, int group = 4, int frames = 15)
    {
        for (var index = 0; index < count; index++)
        {
            yield return Next(seconds, number % group == 0, frames);
        }
    }
}
