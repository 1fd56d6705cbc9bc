using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>Reads the moof of a fragment. Pure; hostile bytes end in <see cref="InvalidDataException"/>.</summary>
public static class MoofReader
{
    /// <summary>sample_is_non_sync_sample of the sample flags.</summary>
    private const uint NonSync = 0x10000;

    /// <summary>A fragment holds part of a second; a hundred thousand samples are a lie that would only cost time.</summary>
    private const int MaxSamples = 100_000;

    /// <param name="moof">The moof box from its first byte; what follows it is not looked at.</param>
    public static FragmentFacts Read(ReadOnlySpan<byte> moof, uint videoTrackId, TrackDefaults defaults)
    {
        var top = new Mp4Boxes(moof);
        if (!top.MoveNext() || top.Current.Type != Mp4BoxType.Moof)
        {
            throw new InvalidDataException("A fragment does not begin with moof.");
        }

        var trafs = new Mp4Boxes(moof, top.Current);
        while (trafs.MoveNext())
        {
            if (trafs.Current.Type == Mp4BoxType.Traf && Mp4Boxes.Find(moof, trafs.Current, Mp4BoxType.Tfhd) is { } tfhd && UInt32(moof, tfhd, 4) == videoTrackId)
            {
                return ReadTraf(moof, trafs.Current, ReadTfhd(moof, tfhd, defaults));
            }
        }

        return default;
    }

    private static FragmentFacts ReadTraf(ReadOnlySpan<byte> bytes, Mp4Box traf, TrackDefaults defaults)
    {
        var (count, duration, isKey, decodeTime, offset) = (0, 0L, false, 0L, 0);
        var boxes = new Mp4Boxes(bytes, traf);
        while (boxes.MoveNext())
        {
            if (boxes.Current.Type == Mp4BoxType.Tfdt)
            {
                decodeTime = ReadTfdt(bytes, boxes.Current);
            }
            else if (boxes.Current.Type == Mp4BoxType.Trun)
            {
                var run = ReadTrun(bytes, boxes.Current, defaults);
                (isKey, offset) = count == 0 ? (run.IsKey, run.DataOffset) : (isKey, offset);
                count += run.Count;
                duration += run.Duration;
            }
        }

        return new FragmentFacts(count, isKey && count > 0, decodeTime, duration) { VideoDataOffset = offset };
    }

    private static TrackDefaults ReadTfhd(ReadOnlySpan<byte> bytes, Mp4Box tfhd, TrackDefaults defaults)
    {
        const uint HasBaseOffset = 0x1, HasDescription = 0x2, HasDuration = 0x8, HasSize = 0x10, HasFlags = 0x20;
        var flags = UInt32(bytes, tfhd, 0);
        var at = 8 + ((flags & HasBaseOffset) != 0 ? 8 : 0) + ((flags & HasDescription) != 0 ? 4 : 0);
        var (duration, sampleFlags) = (defaults.Duration, defaults.Flags);
        if ((flags & HasDuration) != 0)
        {
            duration = UInt32(bytes, tfhd, at);
            at += 4;
        }

        at += (flags & HasSize) != 0 ? 4 : 0;
        if ((flags & HasFlags) != 0)
        {
            sampleFlags = UInt32(bytes, tfhd, at);
        }

        return new TrackDefaults(duration, sampleFlags);
    }

    private static long ReadTfdt(ReadOnlySpan<byte> bytes, Mp4Box tfdt) =>
        UInt32(bytes, tfdt, 0) >> 24 == 0
            ? UInt32(bytes, tfdt, 4)
            : ((long)UInt32(bytes, tfdt, 4) << 32) | UInt32(bytes, tfdt, 8);

    private static Run ReadTrun(ReadOnlySpan<byte> bytes, Mp4Box trun, TrackDefaults defaults)
    {
        const uint HasOffset = 0x1, HasFirstFlags = 0x4, HasDuration = 0x100, HasSize = 0x200, HasFlags = 0x400, HasComposition = 0x800;
        var flags = UInt32(bytes, trun, 0);
        var count = UInt32(bytes, trun, 4);
        if (count is 0 or > MaxSamples)
        {
            return count == 0 ? default : throw new InvalidDataException($"A fragment claims {count} samples.");
        }

        var at = 8 + ((flags & HasOffset) != 0 ? 4 : 0);
        var offset = (flags & HasOffset) != 0 ? (int)UInt32(bytes, trun, 8) : 0;
        var firstFlags = defaults.Flags;
        if ((flags & HasFirstFlags) != 0)
        {
            firstFlags = UInt32(bytes, trun, at);
            at += 4;
        }

        var step = (Field(flags, HasDuration) + Field(flags, HasSize) + Field(flags, HasFlags) + Field(flags, HasComposition)) * 4;
        if ((flags & HasFirstFlags) == 0 && (flags & HasFlags) != 0)
        {
            firstFlags = UInt32(bytes, trun, at + ((Field(flags, HasDuration) + Field(flags, HasSize)) * 4));
        }

        var duration = (long)count * defaults.Duration;
        if ((flags & HasDuration) != 0)
        {
            duration = 0;
            for (var sample = 0; sample < count; sample++)
            {
                duration += UInt32(bytes, trun, at + (sample * step));
            }
        }

        return new Run((int)count, duration, (firstFlags & NonSync) == 0, offset);
    }

    private static int Field(uint flags, uint field) => (flags & field) != 0 ? 1 : 0;

    private static uint UInt32(ReadOnlySpan<byte> bytes, Mp4Box box, int offset) =>
        box.End - box.BodyStart >= offset + 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(box.BodyStart + offset)..])
            : throw new InvalidDataException($"The box {box} is too short.");

    private readonly record struct Run(int Count, long Duration, bool IsKey, int DataOffset);
}
