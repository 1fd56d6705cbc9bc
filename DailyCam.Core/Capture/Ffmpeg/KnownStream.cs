namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>What a camera sent when it was last probed and then showed a picture (FFmpeg's names).</summary>
public sealed record KnownStream(string VideoCodec, string? PixelFormat, string? AudioCodec)
{
    /// <summary>As if it had just been probed.</summary>
    public StreamProbeResult AsProbed() => new() { VideoCodec = VideoCodec, PixelFormat = PixelFormat, AudioCodec = AudioCodec };
}
