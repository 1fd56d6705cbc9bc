using System.Globalization;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>Small clips made with FFmpeg, and what FFmpeg says about a file: the independent judge of what the product wrote.</summary>
public static class MediaClips
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>H.264 + AAC in MP4: a moving test picture. Key frames each <paramref name="keyFrameSeconds"/>.</summary>
    public static async Task<string> MakeAsync(string path, double seconds = 5, string size = "320x180", double fps = 10, double keyFrameSeconds = 2, bool audio = true)
    {
        var length = seconds.ToString(CultureInfo.InvariantCulture);
        await RunAsync(
        [
            "-f", "lavfi", "-i", $"testsrc2=size={size}:rate={fps.ToString(CultureInfo.InvariantCulture)}:duration={length}",
            .. audio ? new[] { "-f", "lavfi", "-i", $"sine=frequency=440:sample_rate=48000:duration={length}", "-c:a", "aac" } : [],
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", Math.Max(1, (int)(keyFrameSeconds * fps)).ToString(CultureInfo.InvariantCulture),
            "-sc_threshold", "0", "-movflags", "+faststart", path,
        ]);
        return path;
    }

    /// <summary>FFmpeg with these arguments, errors only, overwriting.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> arguments) =>
        TestProcess.RunAsync("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", "-y", .. arguments], Limit);

    /// <summary>What ffprobe says about the streams and the format.</summary>
    public static async Task<JsonElement> ProbeAsync(string pathOrUrl)
    {
        var lines = await TestProcess.RunAsync("ffprobe", ["-v", "error", "-show_streams", "-show_format", "-of", "json", pathOrUrl], Limit);
        using var document = JsonDocument.Parse(string.Join('\n', lines));
        return document.RootElement.Clone();
    }

    /// <summary>Codes of all pictures of a recording of a numbered camera, in order: a lost frame is a missing number.</summary>
    /// <param name="bearer">Token for a playlist of the product.</param>
    public static async Task<IReadOnlyList<PictureCode>> CodesAsync(string pathOrUrl, string? bearer = null)
    {
        var (codes, complaints, playable) = await NumberedPictures.ReadAsync(pathOrUrl, bearer);
        Assert.True(playable || codes.Count == 0, $"{pathOrUrl} does not play: {string.Join(", ", complaints)}");
        return [.. codes.OfType<PictureCode>()];
    }

    /// <summary>Decodes everything; what FFmpeg complains about, empty for a sound file.</summary>
    public static Task<IReadOnlyList<string>> ComplaintsAsync(string path) => RunAsync(["-i", path, "-f", "null", "-"]);
}
