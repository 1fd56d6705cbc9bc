namespace DailyCam.Core.Archive.Mp4;

/// <summary>
/// What two files must share to be joined without decoding: each track's codec, its parameter sets and its clock, but not the bit rates that FFmpeg writes beside them. Pure.
/// </summary>
internal static class MovieSignature
{
    /// <summary>Fixed fields of a sample entry before its own boxes.</summary>
    private const int VideoEntryBytes = 78;
    private const int AudioEntryBytes = 28;

    /// <summary>Tag 5 with its length in the long form that FFmpeg writes.</summary>
    private static ReadOnlySpan<byte> CodecDescription => [0x05, 0x80, 0x80, 0x80];

    /// <summary>Bytes that are equal exactly when the tracks are; empty when there is no moov.</summary>
    public static byte[] Of(ReadOnlySpan<byte> header)
    {
        var signature = new List<byte>();
        if (!Box.TryFind(header, BoxType.Movie, out var movie))
        {
            return [];
        }

        var body = movie.Body(header);
        foreach (var track in Box.In(body))
        {
            if (track.Type == BoxType.Track && Box.TryFind(track.Body(body), BoxType.Media, out var media))
            {
                AddTrack(media.Body(track.Body(body)), signature);
            }
        }

        return [.. signature];
    }

    private static void AddTrack(ReadOnlySpan<byte> media, List<byte> signature)
    {
        // The timescale stands behind the version, flags and two times, which are long in version 1.
        if (Box.TryFind(media, BoxType.MediaHeader, out var header) && header.Body(media) is { Length: >= 24 } body)
        {
            signature.AddRange(body.Slice(body[0] == 1 ? 20 : 12, 4));
        }

        if (Box.TryFind(media, BoxType.MediaInformation, out var information) &&
            Box.TryFind(information.Body(media), BoxType.SampleTable, out var table) &&
            Box.TryFind(table.Body(information.Body(media)), BoxType.SampleDescription, out var description))
        {
            AddEntries(description.Body(table.Body(information.Body(media))), signature);
        }
    }

    private static void AddEntries(ReadOnlySpan<byte> description, List<byte> signature)
    {
        // Version, flags and count come first.
        if (description.Length <= 8)
        {
            return;
        }

        var entries = description[8..];
        foreach (var entry in Box.In(entries))
        {
            var body = entry.Body(entries);
            var fixedPart = entry.Type == BoxType.Audio ? AudioEntryBytes : VideoEntryBytes;
            signature.AddRange(BitConverter.GetBytes(entry.Type));
            if (body.Length < fixedPart)
            {
                continue;
            }

            signature.AddRange(body[..fixedPart]);
            foreach (var child in Box.In(body[fixedPart..]))
            {
                AddConfiguration(child, child.Body(body[fixedPart..]), signature);
            }
        }
    }

    private static void AddConfiguration(Box child, ReadOnlySpan<byte> body, List<byte> signature)
    {
        if (child.Type == BoxType.BitRate)
        {
            return;
        }

        // In an esds the codec's own description is the last descriptor, tag 5; the bit rates stand before it.
        signature.AddRange(child.Type == BoxType.ElementaryStream && body.LastIndexOf(CodecDescription) is var at and >= 0 ? body[at..] : body);
    }
}
