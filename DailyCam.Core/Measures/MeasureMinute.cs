using DailyCam.Core.Cameras;

namespace DailyCam.Core.Measures;

/// <summary>
/// What one camera's stream was like in one minute, by the receipt of its fragments. Sums, so that a minute that was written in pieces (a reconnect or a restart in
/// its middle) adds up to the same as one written at once. A minute without a fragment has no row.
/// </summary>
public sealed class MeasureMinute
{
    /// <summary>Longest name of a codec that is kept.</summary>
    public const int MaxCodecLength = 32;

    public required CameraId CameraId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    public int Fragments { get; set; }

    /// <summary>Video frames that arrived.</summary>
    public int Frames { get; set; }

    /// <summary>Sum of the fragments' media time.</summary>
    public int MediaMilliseconds { get; set; }

    /// <summary>Bytes of the fragments, sound and boxes included.</summary>
    public long Bytes { get; set; }

    public int KeyFrames { get; set; }

    /// <summary>The longest distance between two key frames of which the second came in this minute; null when none did.</summary>
    public int? KeyFrameIntervalMilliseconds { get; set; }

    /// <summary>Sum over <see cref="JitterCount"/> pairs of neighbouring fragments of how much their delays differ.</summary>
    public long JitterMicroseconds { get; set; }

    public int JitterCount { get; set; }

    /// <summary>Frames that the camera's own rate would have had in holes of the media time; null until that rate is known.</summary>
    public int? MissingFrames { get; set; }

    /// <summary>RTP packets that FFmpeg missed; null when it told nothing (over TCP it never does).</summary>
    public int? LostPackets { get; set; }

    /// <summary>How much the least delay of the minute exceeds that of the connection's first minute: positive when the camera's clock is slow.</summary>
    public int DriftMilliseconds { get; set; }

    /// <summary>Connections that brought their first picture in this minute after an earlier one had ended.</summary>
    public int Reconnects { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>What the camera sends (FFmpeg's name: h264, hevc, mjpeg); null for a source without one (demo).</summary>
    public string? VideoCodec { get; set; }

    /// <summary>True when FFmpeg re-encodes: frame rate and key frames are then FFmpeg's and not the camera's.</summary>
    public bool Transcoding { get; set; }

    /// <summary>Whether the camera's sound is in the recording; null when it sends none.</summary>
    public bool? HasSound { get; set; }

    /// <summary>Frames a second of media time; null without media.</summary>
    public double? Fps => MediaMilliseconds > 0 ? Frames * 1000.0 / MediaMilliseconds : null;

    /// <summary>Bits a second of media time; null without media.</summary>
    public double? Bitrate => MediaMilliseconds > 0 ? Bytes * 8000.0 / MediaMilliseconds : null;

    /// <summary>Mean difference of neighbouring fragments' delays in milliseconds; null with fewer than two fragments.</summary>
    public double? Jitter => JitterCount > 0 ? JitterMicroseconds / 1000.0 / JitterCount : null;

    /// <summary>Adds what came later in the same minute.</summary>
    public void Add(MeasureMinute later)
    {
        Fragments += later.Fragments;
        Frames += later.Frames;
        MediaMilliseconds += later.MediaMilliseconds;
        Bytes += later.Bytes;
        KeyFrames += later.KeyFrames;
        KeyFrameIntervalMilliseconds = Longest(KeyFrameIntervalMilliseconds, later.KeyFrameIntervalMilliseconds);
        JitterMicroseconds += later.JitterMicroseconds;
        JitterCount += later.JitterCount;
        MissingFrames = Sum(MissingFrames, later.MissingFrames);
        LostPackets = Sum(LostPackets, later.LostPackets);
        Reconnects += later.Reconnects;
        (DriftMilliseconds, Width, Height) = (later.DriftMilliseconds, later.Width, later.Height);
        (VideoCodec, Transcoding, HasSound) = (later.VideoCodec, later.Transcoding, later.HasSound);
    }

    private static int? Sum(int? a, int? b) => a is null ? b : a + (b ?? 0);

    private static int? Longest(int? a, int? b) => a is null || b > a ? b : a;
}
