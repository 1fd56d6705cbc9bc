using System.Globalization;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Analysis.Uploads;

/// <summary>A clip in which nothing is black and eight columns count half seconds, and the judge of its decoded pictures (one byte of brightness for each pixel).</summary>
internal static class CopyPictures
{
    /// <summary>Pixels around what was drawn that are dark too, whatever encoding smears into the mask's edge.</summary>
    private const double Dark = 2.5;

    /// <summary>H.264 with sound, ten pictures a second, a key frame each two seconds.</summary>
    public static async Task<string> ClipAsync(string path, string size, double seconds)
    {
        var length = seconds.ToString(CultureInfo.InvariantCulture);
        await MediaClips.RunAsync(
        [
            "-f", "lavfi", "-i", $"color=c=gray:size=64x36:rate=10:duration={length},geq=lum='90+110*mod(floor(T*2/pow(2\\,floor(X*8/W)))\\,2)':cb=128:cr=128,scale={size.Replace('x', ':')}:flags=neighbor",
            "-f", "lavfi", "-i", $"sine=frequency=440:sample_rate=48000:duration={length}", "-c:a", "aac",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "20", "-sc_threshold", "0", path,
        ]);
        return path;
    }

    /// <summary>Brightness of every pixel of every picture, black as 0.</summary>
    public static async Task<List<byte[]>> DecodeAsync(string path, int width = 854, int height = 480)
    {
        using var folder = new TemporaryFolder();
        var raw = folder.File("decoded.gray");
        await MediaClips.RunAsync(["-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", raw]);
        var bytes = await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken);
        Assert.Equal(0, bytes.Length % (width * height));
        return [.. bytes.Chunk(width * height)];
    }

    /// <summary>Half seconds since its beginning, written into eight columns as bits: 200 for a one, 90 for a zero. Nothing in it is black.</summary>
    public static double TimeIn(byte[] picture, int width, int height)
    {
        var number = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            number |= picture[(height * 2 / 5 * width) + (int)((bit + 0.5) / 8 * width)] > 145 ? 1 << bit : 0;
        }

        return number / 2.0;
    }

    public static void IsMasked(List<byte[]> pictures, int width, int height, ZonePoint[][] masks)
    {
        var whole = MaskPicture.Draw(masks, new CopySize(width, height), Dark);
        foreach (var (number, picture) in pictures.Index())
        {
            var (bright, dark) = (0, 0);
            for (var at = 0; at < width * height; at++)
            {
                bright = whole[at] == 0 ? Math.Max(bright, picture[at]) : bright;
                dark += whole[at] != 0 && picture[at] < 60 ? 1 : 0;
            }

            // What the family drew is dark to its last pixel and beyond; a level of ten is black to every eye.
            Assert.InRange(bright, 0, 40);
            Assert.InRange(dark / (double)(width * height), 0, 0.02);
            Assert.Equal(0, Inside(picture, width, height, masks), 12.0);
            Assert.True(picture.Count(static value => value > 60) > width * height / 2, $"picture {number} shows next to nothing");
        }
    }

    /// <summary>The brightest pixel well inside a mask.</summary>
    private static double Inside(byte[] picture, int width, int height, ZonePoint[][] masks)
    {
        var shrunk = masks.Select(static mask =>
        {
            var (x, y) = (mask.Average(static p => p.X), mask.Average(static p => p.Y));
            return mask.Select(point => new ZonePoint(x + ((point.X - x) * 0.9), y + ((point.Y - y) * 0.9))).ToArray();
        });
        var inside = MaskPicture.Draw([.. shrunk], new CopySize(width, height));
        return Enumerable.Range(0, width * height).Where(at => inside[at] == 0).Max(at => picture[at]);
    }
}
