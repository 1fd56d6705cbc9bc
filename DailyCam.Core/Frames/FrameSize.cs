namespace DailyCam.Core.Frames;

/// <summary>Size of decoded pictures in pixels. Both sides are even: chroma has half the resolution.</summary>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>Used when the container does not say how big its pictures are.</summary>
    private const double UsualAspect = 16.0 / 9;

    public int PixelBytes => Width * Height * 3;

    /// <summary>The size that keeps the aspect of <paramref name="sourceWidth"/> x <paramref name="sourceHeight"/>, at most <paramref name="width"/> wide and never enlarged.</summary>
    public static FrameSize Fit(int sourceWidth, int sourceHeight, int width)
    {
        var known = sourceWidth > 0 && sourceHeight > 0;
        var aspect = known ? (double)sourceWidth / sourceHeight : UsualAspect;
        var fitted = Even(known ? Math.Min(width, sourceWidth) : width);
        return new FrameSize(fitted, Even((int)Math.Round(fitted / aspect)));
    }

    private static int Even(int value) => Math.Max(2, value & ~1);
}
