using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture;

/// <summary>What can be seen of a camera's capture session from outside: an immutable snapshot.</summary>
public sealed record CaptureStatus
{
    public required CameraId Camera { get; init; }

    public required CaptureState State { get; init; }

    /// <summary>When <see cref="State"/> began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Receipt of the newest fragment; null before the first.</summary>
    public DateTimeOffset? LastFrameAt { get; init; }

    /// <summary>Attempts that failed in a row; 0 while running.</summary>
    public int FailedAttempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Frames a second over the last few seconds.</summary>
    public double? Fps { get; init; }

    /// <summary>Bits a second over the last few seconds.</summary>
    public long? Bitrate { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Codec the camera sends (FFmpeg's name: h264, hevc, mjpeg).</summary>
    public string? VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    /// <summary>True when FFmpeg re-encodes because a browser cannot play what the camera sends.</summary>
    public bool Transcoding { get; init; }

    /// <summary>Why the camera's smaller stream is used instead of the main one; null while the main one is.</summary>
    public FaultReason? SmallerStreamBecause { get; init; }

    /// <summary>Measured distance of key frames.</summary>
    public TimeSpan? KeyFrameInterval { get; init; }

    /// <summary>Why it is not running; null while it is.</summary>
    public FaultKind? Fault { get; init; }

    public FaultReason? FaultReason { get; init; }
}
