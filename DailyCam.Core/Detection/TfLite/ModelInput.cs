namespace DailyCam.Core.Detection.TfLite;

/// <summary>
/// Fits a picture into the square a model wants: whole, in the middle, between black bars (bilinear). Stretching it instead makes people fat, and the
/// model loses them: on the reference clip the weakest of 89 people scored 0.80 between bars and 0.00 stretched. Pure.
/// </summary>
internal static class ModelInput
{
    private const int Bits = 8;

    public static void Fill(ReadOnlySpan<byte> rgb, int width, int height, Span<byte> square, int side)
    {
        var place = ModelPlacement.For(width, height, side);
        Span<int> lefts = stackalloc int[place.Width];
        Span<int> weights = stackalloc int[place.Width];
        for (var x = 0; x < place.Width; x++)
        {
            (lefts[x], weights[x]) = Between(x, place.Width, width);
        }

        square.Clear();
        for (var y = 0; y < place.Height; y++)
        {
            var (top, weight) = Between(y, place.Height, height);
            var upper = rgb.Slice(top * width * 3, width * 3);
            var lower = rgb.Slice(Math.Min(top + 1, height - 1) * width * 3, width * 3);
            Row(upper, lower, weight, lefts, weights, square.Slice((((y + place.Top) * side) + place.Left) * 3, place.Width * 3));
        }
    }

    private static (int First, int Weight) Between(int index, int places, int length)
    {
        var middle = Math.Clamp((((index + 0.5) * length) / places) - 0.5, 0, length - 1);
        var first = (int)middle;
        return (first, (int)((middle - first) * (1 << Bits)));
    }

    private static void Row(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int down, ReadOnlySpan<int> lefts, ReadOnlySpan<int> weights, Span<byte> row)
    {
        for (int x = 0, at = 0; x < lefts.Length; x++)
        {
            var left = lefts[x] * 3;
            var right = Math.Min(left + 3, upper.Length - 3);
            var across = weights[x];
            for (var channel = 0; channel < 3; channel++, at++)
            {
                var above = Mix(upper[left + channel], upper[right + channel], across);
                var below = Mix(lower[left + channel], lower[right + channel], across);
                row[at] = (byte)(((above << Bits) + ((below - above) * down)) >> (2 * Bits));
            }
        }
    }

    private static int Mix(int a, int b, int weight) => (a << Bits) + ((b - a) * weight);
}
