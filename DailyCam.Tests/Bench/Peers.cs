using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Bench;

/// <summary>What the product is measured beside: FFmpeg's own command line in the ways others use it.</summary>
internal static class Peers
{
    public const string Floor = "ffmpeg alone, copy to HLS and archive";
    public const string FirstFlow = "decode and re-encode at 720p30 (the first DailyCam's flow)";
    public const string PlainHls = "plain HLS by ffmpeg, served by nginx";

    /// <summary>The least anybody can do: one FFmpeg that copies into live HLS and 10-minute files.</summary>
    public static TestProcess CopyAll(string url, string folder) => Start(
    [
        .. Input(url),
        "-map", "0", "-c", "copy", .. Hls(2, Path.Combine(folder, "live.m3u8")),
        "-map", "0", "-c", "copy", "-f", "segment", "-segment_time", "600", "-reset_timestamps", "1", Path.Combine(folder, "archive-%03d.mp4"),
    ]);

    /// <summary>Each picture decoded, scaled and encoded again, twice, as DailyCam's first published version did.</summary>
    public static TestProcess Transcode(string url, string folder) => Start(
    [
        .. Input(url),
        "-map", "0:v", "-c:v", "libx264", "-preset", "veryfast", .. Hls(10, Path.Combine(folder, "live.m3u8")),
        "-map", "0:v", "-c:v", "libx264", "-preset", "veryfast", "-f", "segment", "-segment_time", "600", Path.Combine(folder, "archive-%03d.mp4"),
    ]);

    /// <summary>HLS as FFmpeg makes it by default: 2 s segments, five in the playlist.</summary>
    public static TestProcess PlainLive(string url, string folder) => Start([.. Input(url), "-map", "0", "-c", "copy", .. Hls(2, Path.Combine(folder, "live.m3u8"))]);

    /// <summary>A plain MP4, whose index is written at the end.</summary>
    public static TestProcess PlainMp4(string url, string path) => Start([.. Input(url), "-map", "0", "-c", "copy", path]);

    /// <summary>One FFmpeg that archives and gives raw pictures to a reader that has stopped reading.</summary>
    public static TestProcess StalledPipe(string url, string archive) => TestProcess.Start(
        "sh",
        ["-c", "ffmpeg -nostdin -v error -y -rtsp_transport tcp -i \"$1\" -map 0:v -c copy -movflags frag_keyframe+empty_moov -flush_packets 1 \"$2\" -map 0:v -f rawvideo -pix_fmt rgb24 pipe:1 | sleep 600", "sh", url, archive]);

    private static string[] Input(string url) => ["-nostdin", "-v", "error", "-y", "-rtsp_transport", "tcp", "-i", url];

    private static string[] Hls(int seconds, string path) =>
        ["-f", "hls", "-hls_time", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "-hls_list_size", "5", "-hls_flags", "delete_segments", path];

    private static TestProcess Start(IEnumerable<string> arguments) => TestProcess.Start("ffmpeg", arguments);
}
