using System.Globalization;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>
/// Command line that makes a copy: fragments of the archive in, one small video or JPEGs out. Pure.
/// </summary>
/// <remarks>
/// Pictures are thrown away first, so that scaling, covering and encoding see one a second. <c>fps</c> rounds up, so that the picture of second n is the last one at or before it (its default gives the
/// one half a step later), and begins at 0, so that the first is there whatever is missing before it. The mask is multiplied in by <c>premultiply</c>, which is exact at 0 and 255, and which gives out no
/// picture at all without a mask: <c>overlay</c> would pass it on uncovered. Both happen on full colour planes before anything is encoded.
/// </remarks>
internal static class CopyArguments
{
    /// <summary>What the archive holds: capture turns everything else into these.</summary>
    private const string Codecs = "h264,aac,rawvideo";

    /// <summary>Key frames in pictures: a provider that jumps into the video decodes at most a minute.</summary>
    private const string KeyFrames = "60";

    public static IReadOnlyList<string> For(CopyPlan plan, string output) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-y",
        "-threads", "1", "-protocol_whitelist", "pipe", "-format_whitelist", "mov,mp4", "-codec_whitelist", Codecs, "-f", "mp4", "-i", "pipe:0",
        .. Mask(plan),
        "-copyts", "-filter_complex", Filter(plan), "-map", "[copy]",
        .. plan.Form == MediaForm.Video ? Video(plan, output) : Jpegs(plan),
    ];

    private static string[] Mask(CopyPlan plan) => plan.Mask is { } path
        ?
        [
            "-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", "rawvideo", "-codec_whitelist", Codecs, "-f", "rawvideo", "-pixel_format", MaskPicture.PixelFormat,
            "-video_size", string.Create(CultureInfo.InvariantCulture, $"{plan.Size.Width}x{plan.Size.Height}"), "-framerate", "1", "-i", "file:" + path,
        ]
        : [];

    private static string Filter(CopyPlan plan)
    {
        var format = plan.Form == MediaForm.Video ? "yuv420p" : "yuvj420p";
        var sampled = string.Create(
            CultureInfo.InvariantCulture,
            $"[0:v:0]setpts=PTS-{plan.Lead:0.######}/TB,fps=fps={plan.Fps:0.######}:round=up:start_time=0,scale={plan.Size.Width}:{plan.Size.Height}:flags=area:out_range=tv,setsar=1");
        return plan.Mask is null
            ? $"{sampled},format={format}[copy]"
            : $"{sampled},format={MaskPicture.PixelFormat}[whole];[whole][1:v:0]premultiply,format={format}[copy]";
    }

    private static string[] Video(CopyPlan plan, string output) =>
    [
        .. plan.Sound
            ? ["-map", "0:a:0", "-af", string.Create(CultureInfo.InvariantCulture, $"asetpts=PTS-{plan.Lead:0.######}/TB,aresample=async=1:first_pts=0"), "-c:a", "aac", "-b:a", "32k", "-ac", "1", "-ar", "16000", "-flags:a", "+bitexact"]
            : new[] { "-an" },
        "-t", plan.Seconds.ToString("0.###", CultureInfo.InvariantCulture), "-fps_mode", "passthrough",

        // How many pictures it wrote: without any it ends as if all were well.
        "-nostats", "-progress", "pipe:1",

        // No B-frames: they would begin the video with an edit list, which not everybody who reads times honours.
        "-c:v", "libx264", "-preset", "veryfast", "-crf", plan.Quality.ToString(CultureInfo.InvariantCulture), "-bf", "0", "-g", KeyFrames, "-threads", "1",

        // Nothing that says where and when it was made but the picture; and the same footage gives the same bytes.
        "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-movflags", "+faststart", "-f", "mp4", "file:" + output,
    ];

    private static string[] Jpegs(CopyPlan plan) =>
    [
        "-an", "-frames:v", plan.Pictures.ToString(CultureInfo.InvariantCulture), "-fps_mode", "passthrough", "-threads", "1",
        "-c:v", "mjpeg", "-q:v", plan.Quality.ToString(CultureInfo.InvariantCulture), "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "image2pipe", "pipe:1",
    ];
}
