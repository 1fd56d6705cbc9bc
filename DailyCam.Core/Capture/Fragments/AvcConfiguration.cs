using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>The body of an avcC box: the parameter sets of a track and how long the lengths in its samples are. Pure.</summary>
internal sealed record AvcConfiguration(ParameterSets Sets, int LengthBytes)
{
    private const int FixedBytes = 6;

    /// <summary>Null when the bytes are none.</summary>
    public static AvcConfiguration? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < FixedBytes || body[0] != 1)
        {
            return null;
        }

        var (lengthBytes, count) = ((body[4] & 3) + 1, body[5] & 0x1F);
        body = body[FixedBytes..];
        if (ReadUnits(ref body, count) is not { } sequence || body.Length < 1)
        {
            return null;
        }

        count = body[0];
        body = body[1..];
        return ReadUnits(ref body, count) is { } picture ? new AvcConfiguration(new ParameterSets(sequence, picture), lengthBytes) : null;
    }

    /// <summary>The body for these sets, of which the first sequence parameters give profile, level and chroma.</summary>
    public byte[] Write(SequenceParameters parameters)
    {
        var bytes = new List<byte> { 1, parameters.Profile, parameters.Constraints, parameters.Level, (byte)(0xFC | (LengthBytes - 1)), (byte)(0xE0 | Sets.Sequence.Count) };
        AddUnits(bytes, Sets.Sequence);
        bytes.Add((byte)Sets.Picture.Count);
        AddUnits(bytes, Sets.Picture);
        if (parameters.HasChroma)
        {
            bytes.AddRange([(byte)(0xFC | parameters.ChromaFormat), (byte)(0xF8 | parameters.LumaDepth), (byte)(0xF8 | parameters.ChromaDepth), 0]);
        }

        return [.. bytes];
    }

    private static List<byte[]>? ReadUnits(ref ReadOnlySpan<byte> body, int count)
    {
        var units = new List<byte[]>(count);
        for (; count > 0; count--)
        {
            if (body.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(body) is var length && body.Length < 2 + length)
            {
                return null;
            }

            units.Add(ParameterSets.Trimmed(body.Slice(2, length)));
            body = body[(2 + length)..];
        }

        return units;
    }

    private static void AddUnits(List<byte> bytes, IReadOnlyList<byte[]> units)
    {
        foreach (var unit in units)
        {
            bytes.AddRange([(byte)(unit.Length >> 8), (byte)unit.Length, .. unit]);
        }
    }
}
