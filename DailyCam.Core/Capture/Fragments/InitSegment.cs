using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>The ftyp and moov of one capture attempt: everything a decoder must know before the first fragment. Immutable.</summary>
public sealed record InitSegment
{
    public required CameraId Camera { get; init; }

    public required CaptureAttemptId Attempt { get; init; }

    /// <summary>Set when the camera changed its parameters in the middle of a connection: these pictures follow those of that attempt without a break.</summary>
    public CaptureAttemptId? Follows { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>RFC 6381 string of the video track, for example <c>avc1.4d401f</c>.</summary>
    public required string VideoCodec { get; init; }

    /// <summary>RFC 6381 string of the audio track, for example <c>mp4a.40.2</c>; null without audio.</summary>
    public string? AudioCodec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required uint VideoTrackId { get; init; }

    /// <summary>Ticks per second of the video track.</summary>
    public required uint VideoTimescale { get; init; }

    public uint? AudioTrackId { get; init; }

    public uint? AudioTimescale { get; init; }

    /// <summary>Ticks of the video track as time.</summary>
    public TimeSpan VideoTime(long ticks) => TimeSpan.FromSeconds((double)ticks / VideoTimescale);
}
