using System.Globalization;

namespace DailyCam.Core.Frames;

/// <summary>
/// Command line of the frame decoder: fragments in, raw RGB out. Found by trial: the fps filter must not be given a start time and the output must
/// pass timestamps through, or FFmpeg fills the time from 0 to the point of attachment with copies of one picture. And <c>-fflags nobuffer</c> must not be
/// there: it throws away what was read while probing, which is seconds of a small stream, and counting pictures would then be wrong by as much.
/// Nothing needs probing: the init segment says it all, and 32 KB of a quiet picture can be two seconds.
/// </summary>
internal static class FrameDecoderArguments
{
    public static IReadOnlyList<string> For(FrameSize size, int fps) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error",
        "-threads", "1", "-probesize", "32", "-fpsprobesize", "0", "-analyzeduration", "0",
        "-protocol_whitelist", "pipe", "-f", "mp4", "-i", "pipe:0",
        "-map", "0:v:0", "-an", "-copyts",
        "-vf", string.Create(CultureInfo.InvariantCulture, $"fps={fps},scale={size.Width}:{size.Height}:flags=fast_bilinear"),
        "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
    ];
}
