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

    /// <summary>A frame as FFmpeg cuts it for the fast lane.</summary>
    /// <param name="size">Bytes; the first eight of them name it.</param>
    public MediaChunk Chunk(bool key, int size = 64, double seconds = 1.0 / 30)
    {
        var bytes = new byte[Math.Max(size, sizeof(long))];
        BitConverter.TryWriteBytes(bytes, number++);
        var chunk = new MediaChunk { Init = init, Bytes = bytes, StartsWithKeyFrame = key, MediaStart = media, StartAt = StartAt + media, ReceivedAt = StartAt + media + TimeSpan.FromSeconds(seconds) };
        media += TimeSpan.FromSeconds(seconds);
        return chunk;
    }

    /// <summary>Frames with a key frame first and at each <paramref name="group"/>-th.</summary>
    public IEnumerable<MediaChunk> Chunks(int count, int group = 60, int size = 64)
    {
        for (var index = 0; index < count; index++)
        {
            yield return Chunk(index % group == 0, size);
        }
    }
}
