using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>What a source sends, or why it could not be found out. A value: an unreachable camera is an expected outcome.</summary>
public sealed record StreamProbeResult
{
    /// <summary>Null when the probe succeeded and there is a video stream.</summary>
    public FaultCause? Fault { get; init; }

    /// <summary>With <see cref="FaultReason.NoVideo"/>: a picture is announced, and none came while there was sound.</summary>
    public bool IsPictureLate { get; init; }

    /// <summary>What <see cref="MediaInput.Analysis"/> had to be for this answer; null for FFmpeg's own.</summary>
    public TimeSpan? Analysis { get; init; }

    /// <summary>FFmpeg's name of the codec: h264, hevc, mjpeg.</summary>
    public string? VideoCodec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Frames a second as announced; null when nothing sensible was.</summary>
    public double? Fps { get; init; }

    /// <summary>FFmpeg's name of the pixel format: browsers play only 4:2:0 with 8 bits.</summary>
    public string? PixelFormat { get; init; }

    /// <summary>FFmpeg's name of the audio codec; null without audio.</summary>
    public string? AudioCodec { get; init; }

    /// <summary>Length of a file; null for a live source.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The longest distance between key frames in the stretch that was watched; when no second key frame came, the length of that stretch. Null when nothing was measured.</summary>
    public TimeSpan? KeyFrameInterval { get; init; }

    /// <summary>True when no second key frame came: the real interval is at least <see cref="KeyFrameInterval"/>.</summary>
    public bool KeyFrameIntervalIsAtLeast { get; init; }

    public bool HasVideo => VideoCodec is not null;
}
