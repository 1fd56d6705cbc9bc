namespace DailyCam.Core.Capture.Fragments;

/// <summary>Reads the bits of an H.264 NAL unit, with the bytes left out that only keep start codes from appearing in it.</summary>
internal ref struct NalBits
{
    /// <summary>Numbers are at most 32 bits long, so more zeros than that are a lie.</summary>
    private const int MostZeros = 31;

    private readonly ReadOnlySpan<byte> bytes;
    private int position;
    private int zeros;
    private int current;
    private int left;

    public NalBits(ReadOnlySpan<byte> body) => bytes = body;

    /// <exception cref="InvalidDataException">There is no more.</exception>
    public bool Flag()
    {
        if (left == 0)
        {
            NextByte();
        }

        left--;
        return ((current >> left) & 1) == 1;
    }

    /// <summary>An Exp-Golomb number.</summary>
    public uint Unsigned()
    {
        var length = 0;
        while (!Flag())
        {
            if (++length > MostZeros)
            {
                throw new InvalidDataException("A number in a NAL unit is too long.");
            }
        }

        var value = 1u;
        for (; length > 0; length--)
        {
            value = (value << 1) | (Flag() ? 1u : 0);
        }

        return value - 1;
    }

    /// <summary>A signed Exp-Golomb number.</summary>
    public int Signed()
    {
        var value = Unsigned();
        return (value & 1) == 1 ? (int)(value >> 1) + 1 : -(int)(value >> 1);
    }

    private void NextByte()
    {
        if (zeros >= 2 && position < bytes.Length && bytes[position] == 3)
        {
            (position, zeros) = (position + 1, 0);
        }

        if (position >= bytes.Length)
        {
            throw new InvalidDataException("A NAL unit ends too early.");
        }

        current = bytes[position++];
        zeros = current == 0 ? zeros + 1 : 0;
        left = 8;
    }
}
