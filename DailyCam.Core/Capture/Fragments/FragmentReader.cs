using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Cuts FFmpeg's standard output into an init segment and fragments. Bounded against a hostile camera: no length that a box claims is believed
/// beyond these limits. Not safe for concurrent use.
/// </summary>
public sealed class FragmentReader(Stream stream)
{
    /// <summary>ftyp and moov of a live stream have no sample tables: a few kilobytes.</summary>
    public const int MaxInitBytes = 1024 * 1024;

    public const int MaxMoofBytes = 4 * 1024 * 1024;

    /// <summary>Half a second at 500 Mbit/s. More than any camera sends, less than would hurt.</summary>
    public const int MaxMdatBytes = 32 * 1024 * 1024;

    private const int HeaderLength = 8;
    private const int LargeHeaderLength = 16;

    private readonly byte[] header = new byte[LargeHeaderLength];
    private InitDescription? description;

    /// <summary>ftyp and moov; null when the stream ended before.</summary>
    /// <exception cref="InvalidDataException">The bytes are no fragmented MP4 with a video a browser can play.</exception>
    public async Task<(byte[] Bytes, InitDescription Description)?> ReadInitAsync(CancellationToken cancellationToken)
    {
        using var init = new MemoryStream();
        while (await ReadHeaderAsync(cancellationToken) is { } box)
        {
            var bytes = await ReadBoxAsync(box, [], MaxInitBytes, cancellationToken);
            if (bytes is null)
            {
                return null;
            }

            if (box.Type is Mp4BoxType.Ftyp or Mp4BoxType.Moov)
            {
                await init.WriteAsync(bytes, cancellationToken);
            }

            if (box.Type == Mp4BoxType.Moov)
            {
                description = InitReader.Read(init.ToArray());
                return (init.ToArray(), description);
            }
        }

        return null;
    }

    /// <summary>The next moof and mdat; null at the end, also when it comes in the middle of a fragment.</summary>
    /// <exception cref="InvalidDataException">The bytes are no fragment.</exception>
    public async Task<RawFragment?> ReadFragmentAsync(CancellationToken cancellationToken)
    {
        var tracks = description ?? throw new InvalidOperationException("The init segment comes first.");
        byte[] moof = [];
        while (await ReadHeaderAsync(cancellationToken) is { } box)
        {
            switch (box.Type)
            {
                case Mp4BoxType.Moof when await ReadBoxAsync(box, [], MaxMoofBytes, cancellationToken) is { } bytes:
                    moof = bytes;
                    break;
                case Mp4BoxType.Mdat when moof.Length > 0:
                    return await ReadBoxAsync(box, moof, MaxMdatBytes, cancellationToken) is { } whole
                        ? new RawFragment(whole, MoofReader.Read(moof, tracks.VideoTrackId, tracks.VideoDefaults))
                        : null;
                default:
                    // mfra at a clean end, and whatever else a muxer may put between fragments.
                    if (await ReadBoxAsync(box, [], MaxInitBytes, cancellationToken) is null)
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    private async Task<(uint Type, int HeaderLength, long Length)?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (await stream.ReadAtLeastAsync(header.AsMemory(0, HeaderLength), HeaderLength, throwOnEndOfStream: false, cancellationToken) < HeaderLength)
        {
            return null;
        }

        var length = (long)BinaryPrimitives.ReadUInt32BigEndian(header);
        var type = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        if (length != 1)
        {
            return (type, HeaderLength, length);
        }

        var rest = header.AsMemory(HeaderLength, LargeHeaderLength - HeaderLength);
        return await stream.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken) < rest.Length
            ? null
            : (type, LargeHeaderLength, BinaryPrimitives.ReadInt64BigEndian(rest.Span));
    }

    /// <summary>The box with its header, behind what stands before it; null when the stream ended in it.</summary>
    private async Task<byte[]?> ReadBoxAsync((uint Type, int HeaderLength, long Length) box, byte[] before, int limit, CancellationToken cancellationToken)
    {
        if (box.Length < box.HeaderLength || box.Length > limit)
        {
            throw new InvalidDataException($"The box {Mp4BoxType.Name(box.Type)} claims {box.Length} bytes.");
        }

        var whole = new byte[before.Length + (int)box.Length];
        before.CopyTo(whole, 0);
        header.AsSpan(0, box.HeaderLength).CopyTo(whole.AsSpan(before.Length));
        var body = whole.AsMemory(before.Length + box.HeaderLength);
        return await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken) < body.Length ? null : whole;
    }
}
