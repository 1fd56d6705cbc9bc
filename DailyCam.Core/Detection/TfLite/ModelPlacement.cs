namespace DailyCam.Core.Detection.TfLite;

/// <summary>Where a picture lies in a model's square, in pixels of the square.</summary>
internal readonly record struct ModelPlacement(int Left, int Top, int Width, int Height, int Side)
{
    /// <summary>The whole picture, as large as it goes, in the middle.</summary>
    public static ModelPlacement For(int width, int height, int side)
    {
        var scale = (double)side / Math.Max(width, height);
        var (across, down) = (Fit(width), Fit(height));
        return new ModelPlacement((side - across) / 2, (side - down) / 2, across, down, side);

        int Fit(int length) => Math.Clamp((int)Math.Round(length * scale), 1, side);
    }

    /// <summary>From shares of the square to a box in shares of the picture; the model may point a little outside, or into the bars.</summary>
    public PictureBox ToPicture(float top, float left, float bottom, float right)
    {
        var (x, y) = (Share(left, Left, Width), Share(top, Top, Height));
        return new PictureBox(x, y, Math.Max(0, Share(right, Left, Width) - x), Math.Max(0, Share(bottom, Top, Height) - y));
    }

    private float Share(float ofSquare, int start, int length) => Math.Clamp(((ofSquare * Side) - start) / length, 0, 1);
}
