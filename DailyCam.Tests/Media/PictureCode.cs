namespace DailyCam.Tests.Media;

/// <summary>What rtsp_lab.py writes into each picture's top rows: which frame it is and when it was drawn.</summary>
/// <param name="Frame">Number since the camera began, 24 bits.</param>
/// <param name="DrawnAtMilliseconds">Wall clock, milliseconds since 1970, lower 40 bits.</param>
public readonly record struct PictureCode(int Frame, long DrawnAtMilliseconds)
{
    private const int Blocks = 64;
    private const int ClockBits = 40;
    private const byte Middle = 128;

    /// <summary>Reads it from 8-bit luma (or one channel of an RGB picture with <paramref name="pixelBytes"/> 3 or 4); null when the top row is no code.</summary>
    public static PictureCode? Read(ReadOnlySpan<byte> picture, int width, int pixelBytes = 1)
    {
        var block = width / Blocks;
        ulong bits = 0;
        for (var i = 0; i < Blocks; i++)
        {
            var value = picture[(((block / 2 * width) + (i * block) + (block / 2)) * pixelBytes)..][0];
            if (Math.Abs(value - Middle) < 40)
            {
                return null;
            }

            bits = (bits << 1) | (value > Middle ? 1UL : 0UL);
        }

        return new PictureCode((int)(bits >> ClockBits), (long)(bits & ((1UL << ClockBits) - 1)));
    }

    /// <summary>How long ago it was drawn, seen from <paramref name="now"/>.</summary>
    public TimeSpan Age(DateTimeOffset now) =>
        TimeSpan.FromMilliseconds((now.ToUnixTimeMilliseconds() & ((1L << ClockBits) - 1)) - DrawnAtMilliseconds);
}
