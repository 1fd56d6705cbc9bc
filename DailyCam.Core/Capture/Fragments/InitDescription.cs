using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>What ftyp and moov say about the fragments that follow.</summary>
public sealed record InitDescription
{
    public required string VideoCodec { get; init; }

    public required uint VideoTrackId { get; init; }

    public required uint VideoTimescale { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? AudioCodec { get; init; }

    public uint? AudioTrackId { get; init; }

    public uint? AudioTimescale { get; init; }

    /// <summary>Defaults of the video track.</summary>
    public TrackDefaults VideoDefaults { get; init; }

    /// <summary>The init segment that was described.</summary>
    /// <param name="bytes">ftyp and moov.</param>
    /// <param name="follows">See <see cref="InitSegment.Follows"/>.</param>
    public InitSegment ToInit(CameraId camera, CaptureAttemptId attempt, ReadOnlyMemory<byte> bytes, CaptureAttemptId? follows) => new()
    {
        Camera = camera,
        Attempt = attempt,
        Follows = follows,
        Bytes = bytes,
        VideoCodec = VideoCodec,
        AudioCodec = AudioCodec,
        Width = Width,
        Height = Height,
        VideoTrackId = VideoTrackId,
        VideoTimescale = VideoTimescale,
        AudioTrackId = AudioTrackId,
        AudioTimescale = AudioTimescale,
    };
}
