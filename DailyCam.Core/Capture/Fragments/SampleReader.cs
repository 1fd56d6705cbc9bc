using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Takes a chunk apart into its samples. Pure. Understands what FFmpeg writes (offsets from the moof, each size and duration said in the fragment, one stretch of data a run) and says so when
/// it meets anything else: a chunk that is not understood is passed on as it is and never guessed at.
/// </summary>
internal static class SampleReader
{
    private const uint Mfhd = 0x6D666864;

    /// <summary>More samples than a chunk of some frames can have.</summary>
    private const uint MostSamples = 10_000;

    /// <param name="chunk">moof and mdat.</param>
    /// <returns>The tracks in their order, without empty ones; null when the chunk is not of the kind that can be taken apart.</returns>
    public static IReadOnlyList<TrackSamples>? Read(ReadOnlyMemory<byte> chunk)
    {
        try
        {
            var bytes = chunk.Span;
            var top = new Mp4Boxes(bytes);
            if (!top.MoveNext() || top.Current.Type != Mp4BoxType.Moof)
            {
                return null;
            }

            var moof = top.Current;
            if (!top.MoveNext() || top.Current.Type != Mp4BoxType.Mdat || top.Current.End != bytes.Length)
            {
                return null;
            }

            return ReadTracks(chunk, moof, top.Current);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null; // A length that reaches outside of its box.
        }
    }

    private static List<TrackSamples>? ReadTracks(ReadOnlyMemory<byte> chunk, Mp4Box moof, Mp4Box mdat)
    {
        var tracks = new List<TrackSamples>(2);
        var boxes = new Mp4Boxes(chunk.Span, moof);
        while (boxes.MoveNext())
        {
            if (boxes.Current.Type == Mfhd)
            {
                continue;
            }

            if (boxes.Current.Type != Mp4BoxType.Traf || !TryReadTrack(chunk, boxes.Current, mdat, out var track))
            {
                return null;
            }

            if (track is not null)
            {
                tracks.Add(track);
            }
        }

        return tracks.Count > 0 && tracks.Select(static track => track.TrackId).Distinct().Count() == tracks.Count ? tracks : null;
    }

    private static bool TryReadTrack(ReadOnlyMemory<byte> chunk, Mp4Box traf, Mp4Box mdat, out TrackSamples? track)
    {
        track = null;
        var bytes = chunk.Span;
        (Defaults? defaults, long? decodeTime, var samples, var data) = (null, null, new List<MediaSample>(), new Stretch(mdat));
        var boxes = new Mp4Boxes(bytes, traf);
        while (boxes.MoveNext())
        {
            var body = bytes[boxes.Current.BodyStart..boxes.Current.End];
            switch (boxes.Current.Type)
            {
                case Mp4BoxType.Tfhd when Defaults.TryRead(body, out var read):
                    defaults = read;
                    break;
                case Mp4BoxType.Tfdt:
                    decodeTime = body[0] == 0 ? UInt32(body, 4) : BinaryPrimitives.ReadInt64BigEndian(body[4..]);
                    break;
                case Mp4BoxType.Trun when defaults is { } known && data.TryExtend(ReadRun(body, known, samples)):
                    break;
                default:
                    return false;
            }
        }

        if (defaults is not { } told || decodeTime is not >= 0)
        {
            return false;
        }

        track = samples.Count == 0 ? null : new TrackSamples(told.TrackId, decodeTime.Value, samples, chunk[data.Start..data.End]);
        return true;
    }

    /// <summary>Adds a run's samples. Gives where its data begin and how long they are; a negative length when something is not said.</summary>
    private static (long Start, long Length) ReadRun(ReadOnlySpan<byte> body, Defaults defaults, List<MediaSample> samples)
    {
        const uint HasOffset = 0x1, HasFirstFlags = 0x4, HasDuration = 0x100, HasSize = 0x200, HasFlags = 0x400, HasComposition = 0x800;
        var flags = UInt32(body, 0) & 0xFFFFFF;
        var count = UInt32(body, 4);
        if ((flags & HasOffset) == 0 || count > MostSamples)
        {
            return (0, -1);
        }

        var (offset, at, length) = (BinaryPrimitives.ReadInt32BigEndian(body[8..]), 12, 0L);
        var firstFlags = (flags & HasFirstFlags) != 0 ? Next(body, ref at) : (uint?)null;
        for (var index = 0; index < count; index++)
        {
            var duration = (flags & HasDuration) != 0 ? Next(body, ref at) : defaults.Duration;
            var size = (flags & HasSize) != 0 ? Next(body, ref at) : defaults.Size;
            var own = (flags & HasFlags) != 0 ? Next(body, ref at) : defaults.Flags;
            var composition = (flags & HasComposition) != 0 ? (int)Next(body, ref at) : 0;
            if (duration is null || size is null || (index == 0 ? firstFlags ?? own : own) is not { } sampleFlags)
            {
                return (0, -1);
            }

            samples.Add(new MediaSample(duration.Value, checked((int)size.Value), sampleFlags, composition));
            length += size.Value;
        }

        return (offset, length);
    }

    private static uint Next(ReadOnlySpan<byte> body, ref int at)
    {
        at += 4;
        return UInt32(body, at - 4);
    }

    private static uint UInt32(ReadOnlySpan<byte> body, int at) => BinaryPrimitives.ReadUInt32BigEndian(body[at..]);

    /// <summary>What a track's samples have when the run does not say; null where nobody says.</summary>
    private readonly record struct Defaults(uint TrackId, uint? Duration, uint? Size, uint? Flags)
    {
        /// <summary>False when the data's offsets count from elsewhere than the moof, or another description is meant.</summary>
        public static bool TryRead(ReadOnlySpan<byte> body, out Defaults defaults)
        {
            const uint HasBaseOffset = 0x1, HasDescription = 0x2, HasDuration = 0x8, HasSize = 0x10, HasFlags = 0x20, BaseIsMoof = 0x20000;
            var flags = UInt32(body, 0) & 0xFFFFFF;
            var at = 8;
            defaults = new Defaults(
                UInt32(body, 4),
                (flags & HasDuration) != 0 ? Next(body, ref at) : null,
                (flags & HasSize) != 0 ? Next(body, ref at) : null,
                (flags & HasFlags) != 0 ? Next(body, ref at) : null);
            return (flags & (HasBaseOffset | HasDescription)) == 0 && (flags & BaseIsMoof) != 0;
        }
    }

    /// <summary>Where a track's data lie. It grows run by run, without holes.</summary>
    private sealed class Stretch(Mp4Box mdat)
    {
        public int Start { get; private set; }

        public int End { get; private set; }

        public bool TryExtend((long Start, long Length) run)
        {
            if (run.Length < 0 || run.Start < mdat.BodyStart || run.Start + run.Length > mdat.End || (End != 0 && run.Start != End))
            {
                return false;
            }

            (Start, End) = (End == 0 ? (int)run.Start : Start, (int)(run.Start + run.Length));
            return true;
        }
    }
}
