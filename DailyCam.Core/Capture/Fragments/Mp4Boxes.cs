using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Walks the boxes of one level: <c>var boxes = new Mp4Boxes(bytes); while (boxes.MoveNext()) …boxes.Current…</c>, and again with a box for its children.
/// Every length is checked against what is there, so hostile bytes end in <see cref="InvalidDataException"/> and never outside the array.
/// </summary>
public ref struct Mp4Boxes
{
    private const int HeaderLength = 8;
    private const int LargeHeaderLength = 16;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly int end;
    private int next;

    public Mp4Boxes(ReadOnlySpan<byte> bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    /// <summary>The children of a box.</summary>
    /// <param name="skip">Bytes between its header and its first child (8 for stsd).</param>
    public Mp4Boxes(ReadOnlySpan<byte> bytes, Mp4Box parent, int skip = 0)
        : this(bytes, parent.BodyStart + skip, parent.End)
    {
    }

    private Mp4Boxes(ReadOnlySpan<byte> bytes, int start, int end)
    {
        this.bytes = bytes;
        this.end = end;
        next = start;
    }

    public Mp4Box Current { get; private set; }

    /// <summary>The first child of this type, or null.</summary>
    public static Mp4Box? Find(ReadOnlySpan<byte> bytes, Mp4Box parent, uint type, int skip = 0)
    {
        var children = new Mp4Boxes(bytes, parent, skip);
        while (children.MoveNext())
        {
            if (children.Current.Type == type)
            {
                return children.Current;
            }
        }

        return null;
    }

    /// <exception cref="InvalidDataException">A box claims to be longer than its parent, or shorter than its own header.</exception>
    public bool MoveNext()
    {
        if (end - next < HeaderLength)
        {
            return false;
        }

        var length = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[next..]);
        var type = BinaryPrimitives.ReadUInt32BigEndian(bytes[(next + 4)..]);
        var header = HeaderLength;
        if (length == 1 && end - next >= LargeHeaderLength)
        {
            header = LargeHeaderLength;
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[(next + HeaderLength)..]);
        }

        if (length < header || length > end - next)
        {
            throw new InvalidDataException($"The box {Mp4BoxType.Name(type)} at {next} claims {length} bytes of {end - next}.");
        }

        Current = new Mp4Box(type, next, next + header, next + (int)length);
        next += (int)length;
        return true;
    }
}
