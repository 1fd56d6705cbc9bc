namespace DailyCam.Core.Analysis.Uploads;

/// <summary>Takes JPEGs that follow each other apart. Inside a picture FF is always followed by another byte than D9, so the end of each is found by its mark alone. Pure.</summary>
internal static class JpegStream
{
    private static ReadOnlySpan<byte> Begin => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> End => [0xFF, 0xD9];

    /// <summary>The whole pictures, in order; what is torn at the end is left out.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bytes)
    {
        var pictures = new List<ReadOnlyMemory<byte>>();
        while (bytes.Span.StartsWith(Begin) && bytes.Span.IndexOf(End) is var at and >= 0)
        {
            pictures.Add(bytes[..(at + End.Length)]);
            bytes = bytes[(at + End.Length)..];
        }

        return pictures;
    }
}
