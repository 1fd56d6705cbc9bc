using System.Buffers.Binary;

namespace DailyCam.Core.Archive.Mp4;

/// <summary>One ISO box: where it lies in its container and how long it is, header included.</summary>
internal readonly record struct Box(uint Type, long Offset, int HeaderSize, long Size)
{
    /// <summary>Bytes of the longest header: size, type and a 64-bit size.</summary>
    public const int MaxHeaderSize = 16;

    public long BodyOffset => Offset + HeaderSize;

    public long End => Offset + Size;

    /// <summary>
    /// Reads a header. False when the bytes are too few or the size is impossible. A size of 0 ("to the end of the file") is refused: nothing here writes it, and in a
    /// growing or torn file it would hide everything behind it.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> header, long offset, out Box box)
    {
        box = default;
        if (header.Length < 8)
        {
            return false;
        }

        var type = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        var headerSize = 8;
        if (size == 1)
        {
            if (header.Length < MaxHeaderSize)
            {
                return false;
            }

            size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            headerSize = MaxHeaderSize;
        }

        box = new Box(type, offset, headerSize, size);
        return size >= headerSize;
    }

    /// <summary>The boxes of <paramref name="data"/>, up to the first that is not whole.</summary>
    public static BoxEnumerator In(ReadOnlySpan<byte> data) => new(data);

    /// <summary>The first box of a type among the children in <paramref name="data"/>.</summary>
    public static bool TryFind(ReadOnlySpan<byte> data, uint type, out Box found)
    {
        foreach (var box in In(data))
        {
            if (box.Type == type)
            {
                found = box;
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>What is inside, given the bytes of the container.</summary>
    public ReadOnlySpan<byte> Body(ReadOnlySpan<byte> container) => container[(int)BodyOffset..(int)End];
}
