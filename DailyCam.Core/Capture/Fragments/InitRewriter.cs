using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>Gives an init segment other H.264 parameters: the avcC, and the sizes that stand beside it. Everything else stays as FFmpeg wrote it. Pure.</summary>
internal static class InitRewriter
{
    /// <summary>Fixed part of a visual sample entry before its boxes; width and height stand at 24 and 26 in it.</summary>
    private const int VisualSkip = 78;

    private const int StsdSkip = 8;

    private static readonly uint[] ToEntries = [Mp4BoxType.Mdia, Mp4BoxType.Minf, Mp4BoxType.Stbl, Mp4BoxType.Stsd];

    /// <summary>The parameters an init segment has; null when it has none that can be read.</summary>
    public static AvcConfiguration? Read(ReadOnlySpan<byte> init) =>
        Find(init) is { } path ? AvcConfiguration.Read(init[path[^1].BodyStart..path[^1].End]) : null;

    /// <exception cref="InvalidDataException">The init segment has no H.264 track, or the sequence parameters cannot be read.</exception>
    public static byte[] With(ReadOnlySpan<byte> init, AvcConfiguration configuration)
    {
        var parameters = SequenceParameters.Read(configuration.Sets.Sequence[0]);
        var path = Find(init) ?? throw new InvalidDataException("The init segment has no H.264 track.");
        var old = path[^1];
        var body = configuration.Write(parameters);
        byte[] bytes = [.. init[..old.BodyStart], .. body, .. init[old.End..]];
        foreach (var box in path)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(box.Start), box.Length + body.Length - (old.End - old.BodyStart));
        }

        var entry = bytes.AsSpan(path[^2].BodyStart);
        BinaryPrimitives.WriteUInt16BigEndian(entry[24..], (ushort)parameters.Width);
        BinaryPrimitives.WriteUInt16BigEndian(entry[26..], (ushort)parameters.Height);
        if (Mp4Boxes.Find(init, path[1], Mp4BoxType.Tkhd) is { } track && track.End <= old.Start)
        {
            // Fixed point, the last two fields of the box.
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(track.End - 8), (uint)parameters.Width << 16);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(track.End - 4), (uint)parameters.Height << 16);
        }

        return bytes;
    }

    /// <summary>From moov by its H.264 track down to avcC; null when there is none.</summary>
    private static List<Mp4Box>? Find(ReadOnlySpan<byte> init)
    {
        var top = new Mp4Boxes(init);
        while (top.MoveNext())
        {
            if (top.Current.Type != Mp4BoxType.Moov)
            {
                continue;
            }

            var tracks = new Mp4Boxes(init, top.Current);
            while (tracks.MoveNext())
            {
                if (tracks.Current.Type == Mp4BoxType.Trak && FindIn(init, [top.Current, tracks.Current]) is { } path)
                {
                    return path;
                }
            }
        }

        return null;
    }

    private static List<Mp4Box>? FindIn(ReadOnlySpan<byte> init, List<Mp4Box> path)
    {
        foreach (var type in ToEntries)
        {
            if (Mp4Boxes.Find(init, path[^1], type) is not { } box)
            {
                return null;
            }

            path.Add(box);
        }

        var entry = Mp4Boxes.Find(init, path[^1], Mp4BoxType.Avc1, StsdSkip) ?? Mp4Boxes.Find(init, path[^1], Mp4BoxType.Avc3, StsdSkip);
        if (entry is not { } avc || Mp4Boxes.Find(init, avc, Mp4BoxType.AvcC, VisualSkip) is not { } configuration)
        {
            return null;
        }

        path.AddRange([avc, configuration]);
        return path;
    }
}
