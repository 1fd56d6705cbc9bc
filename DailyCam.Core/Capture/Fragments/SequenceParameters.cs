namespace DailyCam.Core.Capture.Fragments;

/// <summary>What a header says of the sequence parameters of an H.264 stream. Pure.</summary>
/// <param name="HasChroma">Whether the profile is one of those whose header tells chroma and depth.</param>
internal readonly record struct SequenceParameters(byte Profile, byte Constraints, byte Level, bool HasChroma, uint ChromaFormat, uint LumaDepth, uint ChromaDepth, int Width, int Height)
{
    private const int MacroblockSide = 16;

    /// <summary>Larger pictures than this are no camera's and would only overflow.</summary>
    private const uint MostMacroblocks = 1024;

    private const uint Yuv420 = 1;
    private const uint Yuv444 = 3;

    /// <exception cref="InvalidDataException">The bytes are no sequence parameters.</exception>
    public static SequenceParameters Read(ReadOnlySpan<byte> unit)
    {
        if (unit.Length < 4)
        {
            throw new InvalidDataException("Sequence parameters are too short.");
        }

        var bits = new NalBits(unit[4..]);
        var found = new SequenceParameters(unit[1], unit[2], unit[3], TellsChroma(unit[1]), Yuv420, 0, 0, 0, 0);
        bits.Unsigned();
        if (found.HasChroma)
        {
            found = ReadChroma(found, ref bits);
        }

        bits.Unsigned();
        SkipOrder(ref bits);
        bits.Unsigned();
        bits.Flag();
        return ReadSize(found, ref bits);
    }

    private static bool TellsChroma(byte profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 134 or 135 or 138 or 139;

    private static SequenceParameters ReadChroma(SequenceParameters found, ref NalBits bits)
    {
        var format = bits.Unsigned();
        if (format == Yuv444)
        {
            bits.Flag();
        }

        found = found with { ChromaFormat = format, LumaDepth = bits.Unsigned(), ChromaDepth = bits.Unsigned() };
        bits.Flag();
        if (bits.Flag())
        {
            SkipScaling(format == Yuv444 ? 12 : 8, ref bits);
        }

        return found;
    }

    private static void SkipScaling(int lists, ref NalBits bits)
    {
        for (var list = 0; list < lists; list++)
        {
            if (!bits.Flag())
            {
                continue;
            }

            var (last, next) = (8, 8);
            for (var entry = 0; entry < (list < 6 ? 16 : 64) && next != 0; entry++)
            {
                next = (last + bits.Signed() + 256) & 0xFF;
                last = next == 0 ? last : next;
            }
        }
    }

    private static void SkipOrder(ref NalBits bits)
    {
        switch (bits.Unsigned())
        {
            case 0:
                bits.Unsigned();
                break;
            case 1:
                bits.Flag();
                bits.Signed();
                bits.Signed();
                for (var left = Math.Min(bits.Unsigned(), 255); left > 0; left--)
                {
                    bits.Signed();
                }

                break;
        }
    }

    private static SequenceParameters ReadSize(SequenceParameters found, ref NalBits bits)
    {
        var (columns, rows) = (bits.Unsigned() + 1, bits.Unsigned() + 1);
        var fields = bits.Flag() ? 1 : 2;
        if (fields == 2)
        {
            bits.Flag();
        }

        if (columns > MostMacroblocks || rows > MostMacroblocks)
        {
            throw new InvalidDataException($"Sequence parameters claim {columns} x {rows} blocks.");
        }

        bits.Flag();
        var (width, height) = ((int)columns * MacroblockSide, (int)rows * MacroblockSide * fields);
        if (bits.Flag())
        {
            var across = found.ChromaFormat is 1 or 2 ? 2 : 1;
            var down = (found.ChromaFormat == Yuv420 ? 2 : 1) * fields;
            width -= across * (int)Math.Min(bits.Unsigned() + bits.Unsigned(), MacroblockSide);
            height -= down * (int)Math.Min(bits.Unsigned() + bits.Unsigned(), MacroblockSide);
        }

        return found with { Width = width, Height = height };
    }
}
