using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Paints masks into a decoded picture, before it is scaled or encoded: what was covered is in no byte of what is made of it. Pure.</summary>
internal static class MaskBurn
{
    private const int Channels = 3;

    /// <summary>Makes every covered pixel black, a little beyond what was drawn (<see cref="MaskPicture.Margin"/>).</summary>
    /// <param name="pixels">R G B, rows without padding.</param>
    public static void Burn(Span<byte> pixels, IReadOnlyList<IReadOnlyList<ZonePoint>> masks, int width, int height)
    {
        if (masks.Count == 0)
        {
            return;
        }

        var kept = MaskPicture.Draw(masks, new CopySize(width, height));
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            if (kept[pixel] == MaskPicture.Cover)
            {
                pixels.Slice(pixel * Channels, Channels).Clear();
            }
        }
    }
}
