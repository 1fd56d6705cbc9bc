using System.Buffers;

namespace DailyCam.Core.Archive;

/// <summary>
/// Packs the fragments of a file into the row's blob: about 7 bytes each, 8 kB for ten minutes, so that a recording can be played from any second without
/// opening its file. Pure.
/// </summary>
/// <remarks>Version, count; then for each: offset less the end of the one before (zigzag), size, start less the end of the one before (zigzag), twice the duration plus the key flag. All variable-length.</remarks>
public static class FragmentIndex
{
    private const byte Version = 1;

    /// <summary>The fewest bytes a fragment can take, so that a damaged count cannot ask for memory the blob does not justify.</summary>
    private const int MinEntryBytes = 4;

    public static byte[] Pack(IReadOnlyList<FragmentEntry> fragments)
    {
        var output = new ArrayBufferWriter<byte>(16 + (fragments.Count * 8));
        output.Write([Version]);
        Write(output, (ulong)fragments.Count);
        var previous = default(FragmentEntry);
        foreach (var fragment in fragments)
        {
            WriteSigned(output, fragment.Offset - previous.EndOffset);
            Write(output, (ulong)fragment.Size);
            WriteSigned(output, fragment.StartMilliseconds - previous.EndMilliseconds);
            Write(output, ((ulong)fragment.DurationMilliseconds << 1) | (fragment.StartsWithKeyFrame ? 1ul : 0));
            previous = fragment;
        }

        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The blob is damaged or of a version that is not known.</exception>
    public static IReadOnlyList<FragmentEntry> Unpack(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 2 || blob[0] != Version)
        {
            throw Damaged();
        }

        blob = blob[1..];
        var count = Read(ref blob);
        if (count > (ulong)(blob.Length / MinEntryBytes))
        {
            throw Damaged();
        }

        var fragments = new FragmentEntry[count];
        var previous = default(FragmentEntry);
        for (var index = 0; index < fragments.Length; index++)
        {
            var offset = previous.EndOffset + ReadSigned(ref blob);
            var size = Read(ref blob);
            var start = previous.EndMilliseconds + ReadSigned(ref blob);
            var duration = Read(ref blob);
            if (size > int.MaxValue || duration >> 1 > int.MaxValue)
            {
                throw Damaged();
            }

            previous = new FragmentEntry(offset, (int)size, start, (int)(duration >> 1), (duration & 1) == 1);
            fragments[index] = previous;
        }

        return fragments;
    }

    private static void WriteSigned(ArrayBufferWriter<byte> output, long value) => Write(output, (ulong)((value << 1) ^ (value >> 63)));

    private static void Write(ArrayBufferWriter<byte> output, ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var length = 0;
        do
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        while (value != 0);
        bytes[length - 1] &= 0x7F;
        output.Write(bytes[..length]);
    }

    private static long ReadSigned(ref ReadOnlySpan<byte> blob)
    {
        var value = Read(ref blob);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private static ulong Read(ref ReadOnlySpan<byte> blob)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && blob.Length > 0; shift += 7)
        {
            var next = blob[0];
            blob = blob[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    private static InvalidDataException Damaged() => new("The fragment index of an archive segment cannot be read.");
}
