namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// What an H.264 decoder must know before the first picture: sequence parameters (size, profile) and picture parameters, each as a NAL unit without its length. Pure and immutable.
/// </summary>
internal sealed record ParameterSets(IReadOnlyList<byte[]> Sequence, IReadOnlyList<byte[]> Picture)
{
    private const int NalTypeMask = 0x1F;
    private const int LastSliceType = 5;
    private const int SequenceType = 7;
    private const int PictureType = 8;

    /// <summary>The standard allows 32 and 256; what has more is no camera.</summary>
    private const int MostSets = 64;

    /// <summary>
    /// The sets that a picture brings along, as cameras send them before a key frame. Looks at what stands before the first slice; null when no sequence parameters do, and when the
    /// bytes are not cut as the header promises.
    /// </summary>
    /// <param name="sample">From the picture's first byte; what follows the picture is not reached.</param>
    /// <param name="lengthBytes">How long the length before each NAL unit is.</param>
    public static ParameterSets? Before(ReadOnlySpan<byte> sample, int lengthBytes)
    {
        var (sequence, picture) = (new List<byte[]>(), new List<byte[]>());
        while (sample.Length > lengthBytes && sequence.Count + picture.Count <= MostSets)
        {
            var length = Length(sample[..lengthBytes]);
            if (length <= 0 || length > sample.Length - lengthBytes)
            {
                return null;
            }

            var unit = sample.Slice(lengthBytes, length);
            var type = unit[0] & NalTypeMask;
            if (type is > 0 and <= LastSliceType)
            {
                return sequence.Count == 0 ? null : new ParameterSets(sequence, picture);
            }

            (type == SequenceType ? sequence : type == PictureType ? picture : null)?.Add(Trimmed(unit));
            sample = sample[(lengthBytes + length)..];
        }

        return null;
    }

    /// <summary>
    /// Whether both describe the same pictures. The picture parameters may change with every key frame, and decoders take them from the stream; only the sequence parameters make another header.
    /// </summary>
    public bool IsSameSequence(ParameterSets other) =>
        Sequence.Count == other.Sequence.Count && Sequence.Zip(other.Sequence).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>These, with the picture parameters of <paramref name="before"/> where there are none.</summary>
    public ParameterSets Completed(ParameterSets before) => Picture.Count > 0 ? this : this with { Picture = before.Picture };

    /// <summary>Zeros behind a NAL unit belong to the byte stream it came in and not to it.</summary>
    internal static byte[] Trimmed(ReadOnlySpan<byte> unit) => unit.TrimEnd((byte)0).ToArray();

    private static int Length(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        foreach (var value in bytes)
        {
            length = (length << 8) | value;
        }

        return length;
    }
}
