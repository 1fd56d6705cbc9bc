using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Live;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>The settings of several features that capture needs, read once.</summary>
public sealed class CaptureSettings(IOptions<CaptureOptions> capture, IOptions<FfmpegOptions> ffmpeg, IOptions<LiveOptions> live)
{
    /// <summary>
    /// With key frames a minute apart the first picture may take a minute. Once the camera answered and described its stream, it is not cut off
    /// before two of those; otherwise such a camera would be restarted for ever and never seen.
    /// </summary>
    public static readonly TimeSpan FirstKeyFrameTimeout = TimeSpan.FromSeconds(120);

    public CaptureOptions Capture { get; } = capture.Value;

    public string FfmpegPath { get; } = ffmpeg.Value.FfmpegPath;

    /// <summary>
    /// FFmpeg's own limit lies behind our watchdog's: a stall that the watchdog stands must not end the connection from below. It is the second net
    /// for the case that the watchdog cannot look.
    /// </summary>
    public TimeSpan SilenceLimit { get; } = capture.Value.FrameTimeout + (2 * capture.Value.WatchInterval);

    /// <summary>Length of a fragment.</summary>
    public TimeSpan Part { get; } = live.Value.PartDuration;
}
