using System.Globalization;

namespace DailyCam.Core.Frames;

/// <summary>Command lines that make one JPEG, or several small pictures.</summary>
internal static class PictureArguments
{
    /// <summary>2 is best, 31 is worst; 3 shows no blocks and is half the size of 2.</summary>
    private const string Quality = "3";

    public static IReadOnlyList<string> FromFragments(double after, int? maxWidth) =>
    [
        .. Quiet, "-threads", "1", "-protocol_whitelist", "pipe", "-f", "mp4", "-i", "pipe:0", "-map", "0:v:0", "-an", "-copyts",
        "-vf", string.Create(CultureInfo.InvariantCulture, $"select=gt(t\\,{after:0.######})") + Scale(maxWidth) + ",format=yuvj420p",
        "-fps_mode", "passthrough", .. Jpeg,
    ];

    /// <summary>Key frames alone are decoded: eight times cheaper than all pictures, at fifteen a second with a key frame each two.</summary>
    public static IReadOnlyList<string> KeyFrames(int width, int height) =>
    [
        .. Quiet, "-threads", "1", "-skip_frame", "nokey", "-protocol_whitelist", "pipe", "-f", "mp4", "-i", "pipe:0", "-map", "0:v:0", "-an",
        "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}:force_original_aspect_ratio=decrease,pad={width}:{height}:-1:-1"),
        "-fps_mode", "passthrough", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1",
    ];

    public static IReadOnlyList<string> FromFrame(int width, int height, int? maxHeight) =>
    [
        .. Quiet, "-protocol_whitelist", "pipe", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"), "-i", "pipe:0", "-vf", Lower(maxHeight) + "format=yuvj420p", .. Jpeg,
    ];

    private static string[] Quiet { get; } = ["-hide_banner", "-nostdin", "-loglevel", "error"];

    private static string[] Jpeg { get; } = ["-frames:v", "1", "-c:v", "mjpeg", "-q:v", Quality, "-f", "image2pipe", "pipe:1"];

    private static string Scale(int? maxWidth) =>
        maxWidth is { } width ? string.Create(CultureInfo.InvariantCulture, $",scale=min({width}\\,iw):-2") : string.Empty;

    private static string Lower(int? maxHeight) =>
        maxHeight is { } height ? string.Create(CultureInfo.InvariantCulture, $"scale=-2:min({height}\\,ih):flags=area,") : string.Empty;
}
