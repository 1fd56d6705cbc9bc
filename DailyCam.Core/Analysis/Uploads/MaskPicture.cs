using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>
/// Draws the masks of a copy once, as the raw picture that FFmpeg multiplies every picture with: 255 keeps a pixel, 0 makes it black. Corners are shares of the picture, so any shape fits. Pure.
/// </summary>
internal static class MaskPicture
{
    /// <summary>FFmpeg's name of what Draw gives: whole planes Y, U and V, of which only the first counts.</summary>
    public const string PixelFormat = "yuv444p";

    /// <summary>
    /// Pixels by which a mask is larger than it was drawn. The picture was scaled down before, which spreads each pixel over its neighbours; colours are halved behind, which spreads them by another;
    /// and the encoder smears a pixel or two of what stands beside into the edge (measured: up to a fifth of full white), which must not reach what was drawn.
    /// </summary>
    internal const double Margin = 4;

    private const byte Keep = 255;
    internal const byte Cover = 0;
    private const byte NoColour = 128;

    public static byte[] Draw(IReadOnlyList<IReadOnlyList<ZonePoint>> masks, CopySize size) => Draw(masks, size, Margin);

    internal static byte[] Draw(IReadOnlyList<IReadOnlyList<ZonePoint>> masks, CopySize size, double margin)
    {
        var pixels = size.Width * size.Height;
        var planes = new byte[3 * pixels];
        planes.AsSpan(0, pixels).Fill(Keep);
        planes.AsSpan(pixels).Fill(NoColour);
        foreach (var mask in masks)
        {
            Paint(planes, mask, size, margin);
        }

        return planes;
    }

    private static void Paint(byte[] planes, IReadOnlyList<ZonePoint> mask, CopySize size, double margin)
    {
        if (mask.Count == 0)
        {
            return;
        }

        var corners = mask.Select(point => new ZonePoint(point.X * size.Width, point.Y * size.Height)).ToArray();
        var (left, right) = Reach(corners.Min(static c => c.X), corners.Max(static c => c.X), size.Width, margin);
        var (top, bottom) = Reach(corners.Min(static c => c.Y), corners.Max(static c => c.Y), size.Height, margin);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                if (IsCovered(corners, x + 0.5, y + 0.5, margin))
                {
                    planes[(y * size.Width) + x] = Cover;
                }
            }
        }
    }

    private static (int First, int End) Reach(double least, double most, int limit, double margin) =>
        ((int)Math.Clamp(Math.Floor(least - margin), 0, limit), (int)Math.Clamp(Math.Ceiling(most + margin), 0, limit));

    private static bool IsCovered(ZonePoint[] corners, double x, double y, double margin)
    {
        if (ZoneGeometry.Contains(corners, x, y))
        {
            return true;
        }

        for (int i = 0, before = corners.Length - 1; i < corners.Length; before = i++)
        {
            if (SquaredDistance(corners[before], corners[i], x, y) <= margin * margin)
            {
                return true;
            }
        }

        return false;
    }

    private static double SquaredDistance(ZonePoint a, ZonePoint b, double x, double y)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var squared = (dx * dx) + (dy * dy);
        var along = squared > 0 ? Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / squared, 0, 1) : 0;
        var (px, py) = (a.X + (along * dx) - x, a.Y + (along * dy) - y);
        return (px * px) + (py * py);
    }
}
