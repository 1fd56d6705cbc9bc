namespace DailyCam.Core.Analysis.Uploads;

/// <summary>Width and height of a copy. Pure.</summary>
internal readonly record struct CopySize(int Width, int Height)
{
    /// <summary>A file that does not say how large its picture is gets the shape that most have; masks are shares of the picture and fit any.</summary>
    private static readonly CopySize Unknown = new(1280, 720);

    /// <summary>The source's shape, not higher than <paramref name="maxHeight"/> and never enlarged. Both sides are even, as 4:2:0 needs.</summary>
    public static CopySize Of(int width, int height, int maxHeight)
    {
        var source = width < 2 || height < 2 ? Unknown : new CopySize(width, height);
        var scaled = Math.Min(source.Height, maxHeight);
        return new CopySize(Even(source.Width * scaled / (double)source.Height, source.Width), Even(scaled, source.Height));
    }

    private static int Even(double side, int most) => Math.Max(2, Math.Min((int)Math.Round(side / 2, MidpointRounding.AwayFromZero) * 2, most / 2 * 2));
}
