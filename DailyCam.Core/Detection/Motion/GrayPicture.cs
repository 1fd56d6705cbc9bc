namespace DailyCam.Core.Detection.Motion;

/// <summary>Makes the small gray picture that motion is measured on.</summary>
internal static class GrayPicture
{
    /// <summary>Small enough that a frame costs microseconds, large enough that a crawling child at the far end of a room covers a block.</summary>
    public const int Width = 320;

    public const int Height = 180;

    /// <summary>
    /// Fills <paramref name="gray"/> (Width x Height) from RGB pixels of any size, stretching to the small picture. Each place is the mean of a
    /// two-by-two patch, so that one noisy pixel does not stand for its whole neighbourhood; green counts twice, as the eye and the sensor do.
    /// </summary>
    public static void From(ReadOnlySpan<byte> rgb, int width, int height, Span<byte> gray)
    {
        Span<int> columns = stackalloc int[Width];
        for (var x = 0; x < Width; x++)
        {
            columns[x] = Math.Min(x * width / Width, Math.Max(0, width - 2)) * 3;
        }

        var across = width > 1 ? 3 : 0;
        for (var y = 0; y < Height; y++)
        {
            var top = Math.Min(y * height / Height, Math.Max(0, height - 2));
            var first = rgb.Slice(top * width * 3, width * 3);
            var second = height > 1 ? rgb.Slice((top + 1) * width * 3, width * 3) : first;
            Row(first, second, columns, across, gray.Slice(y * Width, Width));
        }
    }

    private static void Row(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<int> columns, int across, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
        {
            var left = columns[x];
            var right = left + across;
            var sum = first[left] + (2 * first[left + 1]) + first[left + 2]
                + first[right] + (2 * first[right + 1]) + first[right + 2]
                + second[left] + (2 * second[left + 1]) + second[left + 2]
                + second[right] + (2 * second[right + 1]) + second[right + 2];
            gray[x] = (byte)(sum >> 4);
        }
    }
}
