using System.Buffers.Binary;
using System.Text;

namespace DailyCam.Core.Detection.Vision;

/// <summary>
/// What parent and vision child say to each other over pipes: a picture (16 bytes of header and the pixels) and the answer to it (12 bytes of header and
/// the objects). Little endian. The child's first words are an answer to picture 0: its model is loaded.
/// </summary>
internal static class VisionWire
{
    public const int PictureHeaderBytes = 16;
    public const int AnswerHeaderBytes = 12;

    /// <summary>The id of the answer nobody asked for, which says that the child is ready.</summary>
    public const uint ReadyId = 0;

    /// <summary>Larger pictures are nobody's: a wrong number must not become an allocation.</summary>
    public const int MaxSide = 8192;

    private const uint Magic = 0x31564344; // "DCV1"
    private const int MaxObjects = 256;
    private const int MaxLabelBytes = 64;
    private const int NumbersBytes = 5 * sizeof(float);

    public static void WritePictureHeader(Span<byte> header, uint id, int width, int height)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], id);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], width);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], height);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for anything that is not a header.</summary>
    public static (uint Id, int Width, int Height) ReadPictureHeader(ReadOnlySpan<byte> header)
    {
        CheckMagic(header);
        var width = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var height = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (width is < 1 or > MaxSide || height is < 1 or > MaxSide)
        {
            throw new InvalidDataException($"A picture of {width} x {height} cannot be.");
        }

        return (BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), width, height);
    }

    public static byte[] Answer(uint id, IReadOnlyList<DetectedObject> objects)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(id);
        writer.Write(Math.Min(objects.Count, MaxObjects));
        foreach (var found in objects.Take(MaxObjects))
        {
            var label = Encoding.UTF8.GetBytes(found.Label);
            writer.Write((byte)Math.Min(label.Length, MaxLabelBytes));
            writer.Write(label.AsSpan(0, Math.Min(label.Length, MaxLabelBytes)));
            writer.Write(found.Score);
            writer.Write(found.Box.X);
            writer.Write(found.Box.Y);
            writer.Write(found.Box.Width);
            writer.Write(found.Box.Height);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads one answer. Throws <see cref="EndOfStreamException"/> when the child has gone and <see cref="InvalidDataException"/> when it talks nonsense.</summary>
    public static async Task<(uint Id, IReadOnlyList<DetectedObject> Objects)> ReadAnswerAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[AnswerHeaderBytes];
        await stream.ReadExactlyAsync(header, cancellationToken);
        CheckMagic(header);
        var id = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        var count = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (count is < 0 or > MaxObjects)
        {
            throw new InvalidDataException($"An answer with {count} objects cannot be.");
        }

        var objects = new List<DetectedObject>(count);
        var buffer = new byte[MaxLabelBytes + NumbersBytes];
        for (var i = 0; i < count; i++)
        {
            objects.Add(await ReadObjectAsync(stream, buffer, cancellationToken));
        }

        return (id, objects);
    }

    private static async Task<DetectedObject> ReadObjectAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 1), cancellationToken);
        var length = (int)buffer[0];
        if (length > MaxLabelBytes)
        {
            throw new InvalidDataException($"A label of {length} bytes cannot be.");
        }

        await stream.ReadExactlyAsync(buffer.AsMemory(0, length + NumbersBytes), cancellationToken);
        var label = Encoding.UTF8.GetString(buffer, 0, length);
        return new DetectedObject(label, Number(buffer, length, 0), new PictureBox(Number(buffer, length, 1), Number(buffer, length, 2), Number(buffer, length, 3), Number(buffer, length, 4)));
    }

    private static float Number(byte[] buffer, int start, int index) => BinaryPrimitives.ReadSingleLittleEndian(buffer.AsSpan(start + (index * sizeof(float))));

    private static void CheckMagic(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
        {
            throw new InvalidDataException("Not a word of the vision wire.");
        }
    }
}
