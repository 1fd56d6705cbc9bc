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

    /// <summary>
    /// FFmpeg writes as soon as a track has more than this: each frame of a camera with up to 40 a second by itself, two at 60. Sound comes in pieces of 21 to 64 ms and mostly rides along; a piece of
    /// its own for each packet (<c>frag_every_frame</c>) would nearly double the pieces and gain nothing.
    /// </summary>
    private static readonly TimeSpan OneFrame = TimeSpan.FromMilliseconds(25);

    public CaptureOptions Capture { get; } = capture.Value;

    public string FfmpegPath { get; } = ffmpeg.Value.FfmpegPath;

    /// <summary>
    /// FFmpeg's own limit lies behind our watchdog's: a stall that the watchdog stands must not end the connection from below. It is the second net
    /// for the case that the watchdog cannot look.
    /// </summary>
    public TimeSpan SilenceLimit { get; } = capture.Value.FrameTimeout + (2 * capture.Value.WatchInterval);

    /// <summary>Length of a fragment.</summary>
    public TimeSpan Part { get; } = live.Value.PartDuration;

    /// <summary>Length of what FFmpeg writes at a time: a frame for the fast lane, a whole fragment without it.</summary>
    public TimeSpan Chunk { get; } = live.Value.MaxFastLaneViewers > 0 ? OneFrame : live.Value.PartDuration;
}
