using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Capture;

/// <summary>Sequence parameters, init segments and key frames of an H.264 camera, put together bit by bit.</summary>
internal static class H264Headers
{
    public const byte Baseline = 66;
    public const byte High = 100;

    private const int Macroblock = 16;

    public static byte[] Picture { get; } = [0x68, 0xCE, 0x38, 0x80];

    /// <summary>Sequence parameters of a progressive 4:2:0 stream.</summary>
    public static byte[] Sequence(int width, int height, byte profile = Baseline)
    {
        var bits = new List<bool>();
        Unsigned(bits, 0);
        if (profile == High)
        {
            Unsigned(bits, 1);
            Unsigned(bits, 0);
            Unsigned(bits, 0);
            bits.AddRange([false, true, true]);

            // One scaling list that is there and changes nothing, seven that are not.
            Enumerable.Repeat(0, 16).ToList().ForEach(_ => Unsigned(bits, 0));
            bits.AddRange(Enumerable.Repeat(false, 7));
        }

        Unsigned(bits, 0);
        Unsigned(bits, 2);
        Unsigned(bits, 1);
        bits.Add(false);
        var (columns, rows) = ((width + Macroblock - 1) / Macroblock, (height + Macroblock - 1) / Macroblock);
        Unsigned(bits, columns - 1);
        Unsigned(bits, rows - 1);
        bits.AddRange([true, true]);
        var (right, bottom) = (((columns * Macroblock) - width) / 2, ((rows * Macroblock) - height) / 2);
        bits.Add(right + bottom > 0);
        if (right + bottom > 0)
        {
            Unsigned(bits, 0);
            Unsigned(bits, right);
            Unsigned(bits, 0);
            Unsigned(bits, bottom);
        }

        bits.AddRange([false, true]);
        return [0x67, profile, 0xC0, 0x1E, .. Escaped([.. bits.Chunk(8).Select(static chunk => (byte)chunk.Select(static (bit, place) => bit ? 0x80 >> place : 0).Sum())])];
    }

    /// <summary>As FFmpeg writes it, as far as it is read: one video track with these parameters.</summary>
    public static byte[] Init(byte[] sequence, int width, int height)
    {
        byte[] configuration = [1, sequence[1], sequence[2], sequence[3], 0xFF, 0xE1, .. Sized(sequence), 1, .. Sized(Picture)];
        byte[] entry = [.. new byte[24], (byte)(width >> 8), (byte)width, (byte)(height >> 8), (byte)height, .. new byte[50], .. Box("avcC", configuration), .. Box("btrt", new byte[12])];
        var media = Box("mdia", [
            .. Box("mdhd", [.. new byte[12], 0, 1, 0x5F, 0x90, .. new byte[8]]),
            .. Box("hdlr", [.. new byte[8], .. "vide"u8, .. new byte[13]]),
            .. Box("minf", Box("stbl", [.. Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1, .. Box("avc1", entry)]), .. Box("stts", new byte[8])]))]);
        return [
            .. Box("ftyp", "iso5"u8.ToArray()),
            .. Box("moov", [
                .. Box("mvhd", new byte[100]),
                .. Box("trak", [.. Box("tkhd", [.. new byte[12], 0, 0, 0, 1, .. new byte[60], .. Fixed(width), .. Fixed(height)]), .. media]),
                .. Box("mvex", Box("trex", [.. new byte[4], 0, 0, 0, 1, .. new byte[16]]))])];
    }

    /// <summary>A fragment whose first picture has these NAL units before its slice.</summary>
    public static RawFragment KeyFragment(params byte[][] units)
    {
        byte[] moof = new byte[40];
        byte[][] all = [[9, 0xF0], .. units, [0x65, 0x88, 0x84, 0x00]];
        byte[] bytes = [.. moof, .. all.SelectMany(static unit => (byte[])[0, 0, .. Sized(unit)])];
        return new RawFragment(bytes, new FragmentFacts(15, StartsWithKeyFrame: true, 0, 45_000) { VideoDataOffset = moof.Length });
    }

    private static void Unsigned(List<bool> bits, int value)
    {
        var length = int.Log2(value + 1);
        bits.AddRange(Enumerable.Repeat(false, length));
        for (var bit = length; bit >= 0; bit--)
        {
            bits.Add((((value + 1) >> bit) & 1) == 1);
        }
    }

    /// <summary>No start code may appear inside.</summary>
    private static List<byte> Escaped(byte[] body)
    {
        var (escaped, zeros) = (new List<byte>(), 0);
        foreach (var value in body)
        {
            if (zeros >= 2 && value <= 3)
            {
                escaped.Add(3);
                zeros = 0;
            }

            escaped.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }

        return escaped;
    }

    private static byte[] Sized(byte[] unit) => [(byte)(unit.Length >> 8), (byte)unit.Length, .. unit];

    private static byte[] Fixed(int value) => [(byte)(value >> 8), (byte)value, 0, 0];

    private static byte[] Box(string type, byte[] body) =>
        [(byte)((body.Length + 8) >> 24), (byte)((body.Length + 8) >> 16), (byte)((body.Length + 8) >> 8), (byte)(body.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. body];
}
