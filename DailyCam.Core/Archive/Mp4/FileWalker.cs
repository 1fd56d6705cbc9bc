namespace DailyCam.Core.Archive.Mp4;

/// <summary>Walks the boxes of an archive file, reading only headers and moofs. Used to verify a file that was closed and to save one that was not.</summary>
internal static class FileWalker
{
    /// <summary>A moov or moof larger than this is not one of ours: FFmpeg's are below 10 kB.</summary>
    private const int MaxBoxBytes = 4 * 1024 * 1024;

    /// <summary>Reads what there is. Never throws for what is in the file, only for a file that cannot be read.</summary>
    public static WalkedFile Walk(Stream file)
    {
        var length = file.Length;
        var header = ReadHeader(file, length, out var position);
        var headerLength = position;
        var fragments = new List<FragmentEntry>();
        if (header is null)
        {
            return new WalkedFile(null, (int)headerLength, fragments, position, length);
        }

        long? origin = null;
        while (TryReadFragment(file, position, length, header, ref origin, out var entry))
        {
            fragments.Add(entry);
            position += entry.Size;
        }

        return new WalkedFile(header, (int)headerLength, fragments, position, length);
    }

    private static ArchiveFileHeader? ReadHeader(Stream file, long length, out long position)
    {
        position = 0;
        ArchiveFileHeader? header = null;
        var hasMovie = false;
        while (TryReadBox(file, position, length, out var box) && box.Type is BoxType.FileType or BoxType.Movie or BoxType.Uuid)
        {
            hasMovie |= box.Type == BoxType.Movie;
            if (box.Type == BoxType.Uuid && ReadBytes(file, box) is { } bytes)
            {
                header ??= ArchiveFileHeader.Read(bytes.AsSpan(box.HeaderSize));
            }

            position = box.End;
        }

        return hasMovie ? header : null;
    }

    private static bool TryReadFragment(Stream file, long position, long length, ArchiveFileHeader header, ref long? origin, out FragmentEntry entry)
    {
        entry = default;
        if (!TryReadBox(file, position, length, out var moof) || moof.Type != BoxType.MovieFragment ||
            !TryReadBox(file, moof.End, length, out var data) || data.Type != BoxType.MediaData ||
            data.End - position > int.MaxValue || ReadBytes(file, moof) is not { } bytes)
        {
            return false;
        }

        foreach (var run in TrackRunReader.Read(bytes))
        {
            if (run.TrackId != header.VideoTrackId || run.Samples == 0)
            {
                continue;
            }

            origin ??= run.DecodeTime;
            var start = TimeSpan.FromSeconds((run.DecodeTime - origin.Value) / (double)header.VideoTimescale);
            entry = FragmentEntry.Of(position, (int)(data.End - position), start, TimeSpan.FromSeconds(run.Duration / (double)header.VideoTimescale), run.StartsWithSync);
            return true;
        }

        return false;
    }

    private static bool TryReadBox(Stream file, long position, long length, out Box box)
    {
        Span<byte> header = stackalloc byte[Box.MaxHeaderSize];
        box = default;
        if (position >= length)
        {
            return false;
        }

        file.Position = position;
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        return Box.TryRead(header[..read], position, out box) && box.End <= length;
    }

    private static byte[]? ReadBytes(Stream file, Box box)
    {
        if (box.Size > MaxBoxBytes)
        {
            return null;
        }

        var bytes = new byte[box.Size];
        file.Position = box.Offset;
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
    }
}
