using System.Buffers.Binary;

namespace DailyCam.Core.Cameras;

/// <summary>Counts the top-level boxes of an MP4 file, to tell a file that was cut from one that is no video.</summary>
internal static class Mp4Boxes
{
    private const int HeaderBytes = 16;

    /// <summary>A fragmented day has some ten thousand boxes; more than this is not worth counting.</summary>
    private const int MaxBoxes = 1_000_000;

    /// <summary>True when a box says that it goes on after the end of the file, or when the pictures are there without their index.</summary>
    public static bool IsCut(Stream file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        var (position, hasIndex, hasPictures) = (0L, false, false);
        for (var count = 0; position < file.Length && count < MaxBoxes; count++)
        {
            file.Position = position;
            var read = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
            if (BoxLength(header[..read], file.Length - position) is not { } length || length > file.Length - position)
            {
                return true;
            }

            hasIndex |= header[4..8].SequenceEqual("moov"u8);
            hasPictures |= header[4..8].SequenceEqual("mdat"u8);
            position += length;
        }

        return hasPictures && !hasIndex;
    }

    /// <summary>Null for a header that is itself cut, or too short to be one.</summary>
    private static long? BoxLength(ReadOnlySpan<byte> header, long rest)
    {
        if (header.Length < 8)
        {
            return null;
        }

        long length = BinaryPrimitives.ReadUInt32BigEndian(header);
        return length switch
        {
            0 => rest,
            1 when header.Length < HeaderBytes => null,
            1 => BinaryPrimitives.ReadInt64BigEndian(header[8..]) is >= HeaderBytes and var large ? large : null,
            < 8 => null,
            _ => length,
        };
    }
}
