using System.Buffers.Binary;
using System.Globalization;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>Reads an init segment (ftyp + moov): tracks, time scales, codec strings. Pure.</summary>
public static class InitReader
{
    private const uint VideoHandler = 0x76696465; // vide
    private const uint AudioHandler = 0x736F756E; // soun

    /// <summary>stsd: version, flags and entry count stand before the entries.</summary>
    private const int StsdSkip = 8;

    /// <summary>Fixed part of a visual sample entry before its boxes.</summary>
    private const int VisualSkip = 78;

    /// <summary>Fixed part of an audio sample entry before its boxes.</summary>
    private const int AudioSkip = 28;

    /// <exception cref="InvalidDataException">No video track, or bytes that are no MP4.</exception>
    public static InitDescription Read(ReadOnlySpan<byte> bytes)
    {
        var moov = FindTop(bytes, Mp4BoxType.Moov);
        Track? video = null;
        Track? audio = null;
        var boxes = new Mp4Boxes(bytes, moov);
        while (boxes.MoveNext())
        {
            if (boxes.Current.Type == Mp4BoxType.Trak && ReadTrack(bytes, boxes.Current) is { } track)
            {
                video ??= track.IsVideo ? track : null;
                audio ??= track.IsVideo ? null : track;
            }
        }

        return video is null
            ? throw new InvalidDataException("The init segment has no video track that a browser can play.")
            : new InitDescription
            {
                VideoCodec = video.Codec,
                VideoTrackId = video.Id,
                VideoTimescale = video.Timescale,
                Width = video.Width,
                Height = video.Height,
                AudioCodec = audio?.Codec,
                AudioTrackId = audio?.Id,
                AudioTimescale = audio?.Timescale,
                VideoDefaults = ReadDefaults(bytes, moov, video.Id),
            };
    }

    private static Mp4Box FindTop(ReadOnlySpan<byte> bytes, uint type)
    {
        var boxes = new Mp4Boxes(bytes);
        while (boxes.MoveNext())
        {
            if (boxes.Current.Type == type)
            {
                return boxes.Current;
            }
        }

        throw new InvalidDataException($"The init segment has no {Mp4BoxType.Name(type)}.");
    }

    private static Track? ReadTrack(ReadOnlySpan<byte> bytes, Mp4Box trak)
    {
        if (Mp4Boxes.Find(bytes, trak, Mp4BoxType.Tkhd) is not { } tkhd || Mp4Boxes.Find(bytes, trak, Mp4BoxType.Mdia) is not { } mdia
            || Mp4Boxes.Find(bytes, mdia, Mp4BoxType.Mdhd) is not { } mdhd || Mp4Boxes.Find(bytes, mdia, Mp4BoxType.Hdlr) is not { } hdlr
            || FindEntries(bytes, mdia) is not { } stsd)
        {
            return null;
        }

        // tkhd and mdhd: version 1 has 64-bit creation and modification times before the field we want.
        var id = UInt32(bytes, tkhd, bytes[tkhd.BodyStart] == 1 ? 20 : 12);
        var timescale = UInt32(bytes, mdhd, bytes[mdhd.BodyStart] == 1 ? 20 : 12);
        return timescale == 0 ? null : UInt32(bytes, hdlr, 8) switch
        {
            VideoHandler => ReadVideo(bytes, stsd, id, timescale),
            AudioHandler => ReadAudio(bytes, stsd, id, timescale),
            _ => null,
        };
    }

    private static Mp4Box? FindEntries(ReadOnlySpan<byte> bytes, Mp4Box mdia) =>
        Mp4Boxes.Find(bytes, mdia, Mp4BoxType.Minf) is { } minf && Mp4Boxes.Find(bytes, minf, Mp4BoxType.Stbl) is { } stbl
            ? Mp4Boxes.Find(bytes, stbl, Mp4BoxType.Stsd)
            : null;

    private static Track? ReadVideo(ReadOnlySpan<byte> bytes, Mp4Box stsd, uint id, uint timescale)
    {
        var entry = Mp4Boxes.Find(bytes, stsd, Mp4BoxType.Avc1, StsdSkip) ?? Mp4Boxes.Find(bytes, stsd, Mp4BoxType.Avc3, StsdSkip);
        if (entry is not { } avc || Mp4Boxes.Find(bytes, avc, Mp4BoxType.AvcC, VisualSkip) is not { } config || config.End - config.BodyStart < 4)
        {
            return null;
        }

        var profile = Convert.ToHexStringLower(bytes.Slice(config.BodyStart + 1, 3));
        var width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(avc.BodyStart + 24)..]);
        var height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(avc.BodyStart + 26)..]);
        return new Track(id, timescale, $"{Mp4BoxType.Name(avc.Type)}.{profile}", IsVideo: true, width, height);
    }

    private static Track? ReadAudio(ReadOnlySpan<byte> bytes, Mp4Box stsd, uint id, uint timescale) =>
        Mp4Boxes.Find(bytes, stsd, Mp4BoxType.Mp4a, StsdSkip) is { } entry && Mp4Boxes.Find(bytes, entry, Mp4BoxType.Esds, AudioSkip) is { } esds
            ? new Track(id, timescale, AudioCodec(bytes[(esds.BodyStart + 4)..esds.End]), IsVideo: false)
            : null;

    /// <summary>esds is a tree of descriptors; the object type stands in DecoderConfig (4), the AAC profile in DecoderSpecificInfo (5).</summary>
    private static string AudioCodec(ReadOnlySpan<byte> descriptors)
    {
        const byte Es = 3, DecoderConfig = 4, DecoderSpecific = 5;
        byte objectType = 0x40;
        while (descriptors.Length > 1)
        {
            var tag = descriptors[0];
            var at = 1;
            while (at < descriptors.Length && (descriptors[at] & 0x80) != 0)
            {
                at++; // The length is spread over bytes whose top bit says "more"; what is inside is bounded by the box anyway.
            }

            descriptors = descriptors[Math.Min(at + 1, descriptors.Length)..];
            switch (tag)
            {
                case Es when descriptors.Length >= 3:
                    descriptors = descriptors[3..];
                    break;
                case DecoderConfig when descriptors.Length >= 13:
                    objectType = descriptors[0];
                    descriptors = descriptors[13..];
                    break;
                case DecoderSpecific when descriptors.Length >= 2:
                    var profile = descriptors[0] >> 3;
                    profile = profile == 31 ? 32 + ((descriptors[0] & 7) << 3 | descriptors[1] >> 5) : profile;
                    return string.Create(CultureInfo.InvariantCulture, $"mp4a.{objectType:x2}.{profile}");
                default:
                    return string.Create(CultureInfo.InvariantCulture, $"mp4a.{objectType:x2}");
            }
        }

        return "mp4a.40.2";
    }

    private static TrackDefaults ReadDefaults(ReadOnlySpan<byte> bytes, Mp4Box moov, uint trackId)
    {
        if (Mp4Boxes.Find(bytes, moov, Mp4BoxType.Mvex) is not { } mvex)
        {
            return default;
        }

        var boxes = new Mp4Boxes(bytes, mvex);
        while (boxes.MoveNext())
        {
            if (boxes.Current.Type == Mp4BoxType.Trex && UInt32(bytes, boxes.Current, 4) == trackId)
            {
                return new TrackDefaults(UInt32(bytes, boxes.Current, 12), UInt32(bytes, boxes.Current, 20));
            }
        }

        return default;
    }

    private static uint UInt32(ReadOnlySpan<byte> bytes, Mp4Box box, int offset) =>
        box.End - box.BodyStart >= offset + 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(box.BodyStart + offset)..])
            : throw new InvalidDataException($"The box {box} is too short.");

    private sealed record Track(uint Id, uint Timescale, string Codec, bool IsVideo, int Width = 0, int Height = 0);
}
