using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Frames and bits a second over the last few seconds, and the distance of key frames. One per attempt; not safe for concurrent use.</summary>
internal sealed class CaptureMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<MediaFragment> recent = new();
    private TimeSpan length;
    private TimeSpan? lastKey;

    public double? Fps { get; private set; }

    public long? Bitrate { get; private set; }

    public TimeSpan? KeyFrameInterval { get; private set; }

    public void Add(MediaFragment fragment)
    {
        recent.Enqueue(fragment);
        length += fragment.Duration;
        while (length > Window && recent.Count > 1)
        {
            length -= recent.Dequeue().Duration;
        }

        if (length > TimeSpan.Zero)
        {
            Fps = Math.Round(recent.Sum(static f => f.VideoSampleCount) / length.TotalSeconds, 1);
            Bitrate = (long)(recent.Sum(static f => (long)f.Bytes.Length) * 8 / length.TotalSeconds);
        }

        if (fragment.StartsWithKeyFrame)
        {
            KeyFrameInterval = fragment.MediaStart - lastKey ?? KeyFrameInterval;
            lastKey = fragment.MediaStart;
        }
    }
}
