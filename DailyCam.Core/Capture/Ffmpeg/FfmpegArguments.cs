using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Demo;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>The capture FFmpeg's arguments. Pure: the same plan gives the same list, and nothing from outside is ever more than one element of it.</summary>
public static class FfmpegArguments
{
    /// <summary>Wider pictures are scaled down when they are encoded anyway: 1080p would cost a core, and live and detection gain nothing.</summary>
    private const int MaxEncodedWidth = 1280;

    /// <summary>Frames a second of encoded video at most.</summary>
    private const string MaxEncodedRate = "25";

    /// <summary>A motion JPEG camera's pictures come when they come; a steady rate keeps parts steady.</summary>
    private const string MjpegRate = "15";

    /// <param name="chunk">How much FFmpeg gathers before it writes; one frame is its least.</param>
    public static IReadOnlyList<string> Capture(CapturePlan plan, TimeSpan chunk, DemoScene demo) =>
    [
        "-hide_banner", "-nostdin", "-loglevel", "warning",
        .. plan.Input.Kind == SourceKind.Demo ? demo.InputArguments : InputArguments.ForPlayback(plan.Input),
        .. plan.Input.Kind == SourceKind.Demo ? demo.FilterArguments : Mapping(plan),
        .. Video(plan),
        .. Audio(plan),

        // No delay_moov, no negative_cts_offsets, no cmaf: the last two abort FFmpeg 5.1 on a camera with B-frames (measured).
        "-f", "mp4", "-movflags", "+frag_keyframe+empty_moov+default_base_moof",
        "-frag_duration", ((long)chunk.TotalMicroseconds).ToString(CultureInfo.InvariantCulture),

        // Without it, what a killed process had already muxed is lost.
        "-flush_packets", "1", "pipe:1",
    ];

    private static IReadOnlyList<string> Mapping(CapturePlan plan) =>
        plan.Audio == AudioPlan.None ? ["-map", "0:v:0", "-an"] : ["-map", "0:v:0", "-map", "0:a:0?"];

    private static IReadOnlyList<string> Video(CapturePlan plan)
    {
        if (!plan.EncodesVideo)
        {
            return ["-c:v", "copy"];
        }

        IReadOnlyList<string> filter = plan.Input.Kind switch
        {
            SourceKind.Demo => [],
            SourceKind.Mjpeg => ["-vf", $"fps={MjpegRate},{Scale}"],
            _ => ["-vf", Scale, "-fpsmax", MaxEncodedRate],
        };

        // A drawn room is flat: the fastest preset is as good there and costs half.
        var preset = plan.Input.Kind == SourceKind.Demo ? "ultrafast" : "veryfast";
        return
        [
            .. filter,
            "-c:v", "libx264", "-preset", preset, "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-crf", "23", "-maxrate", "4M", "-bufsize", "4M",

            // A key frame each 2 s on the clock: one live segment each.
            "-force_key_frames", "expr:gte(t,n_forced*2)", "-sc_threshold", "0", "-threads", "2",
        ];
    }

    private static string Scale => FormattableString.Invariant($"scale=w='min({MaxEncodedWidth},trunc(iw/2)*2)':h=-2");

    private static IReadOnlyList<string> Audio(CapturePlan plan) => plan.Audio switch
    {
        AudioPlan.Copy => ["-c:a", "copy"],
        AudioPlan.Encode => ["-c:a", "aac", "-b:a", "96k"],
        _ => [],
    };
}
