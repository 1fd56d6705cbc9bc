using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Media;

/// <summary>Reads the numbers out of a recording of a <see cref="NumberedCamera"/> or an rtsp_lab camera, whatever its size, and also when the size changes in the middle.</summary>
public static class NumberedPictures
{
    private const int Blocks = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The pictures' codes in the order of the file; null stands for a picture that was decoded and whose code cannot be read.</summary>
    /// <param name="bearer">Token for a playlist of the product.</param>
    /// <returns>Also what FFmpeg complained about, and whether it could play the file at all.</returns>
    public static async Task<(IReadOnlyList<PictureCode?> Codes, IReadOnlyList<string> Complaints, bool Playable)> ReadAsync(string path, string? bearer = null)
    {
        using var folder = new TemporaryFolder();
        var rows = folder.File("rows.gray");

        // Each block of the code becomes one pixel, its mean: 64 bytes a picture. Of single pixels one in a hundred is too grey to be read, because the coder was short of bits.
        string[] headers = bearer is null ? [] : ["-headers", $"Authorization: Bearer {bearer}\r\n"];
        await using var ffmpeg = TestProcess.Start("ffmpeg",
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y", .. headers, "-i", path, "-map", "0:v:0", "-vsync", "passthrough",
            "-vf", "crop=iw:iw/64:0:0,scale=64:1:flags=area", "-f", "rawvideo", "-pix_fmt", "gray", rows,
        ]);
        await ffmpeg.ExitedAsync(Limit);
        var bytes = File.Exists(rows) ? await File.ReadAllBytesAsync(rows) : [];
        var codes = Enumerable.Range(0, bytes.Length / Blocks).Select(i => PictureCode.Read(bytes.AsSpan(i * Blocks, Blocks), Blocks)).ToList();
        return (codes, ffmpeg.Lines, ffmpeg.ExitCode == 0 && codes.Count > 0);
    }
}
