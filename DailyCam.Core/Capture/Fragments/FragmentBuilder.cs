using System.Buffers.Binary;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>Writes one moof and one mdat from samples, the way FFmpeg would have written them had it cut later. Pure.</summary>
internal static class FragmentBuilder
{
    private const uint Mfhd = 0x6D666864;
    private const int HeaderLength = 8;

    private const uint HasDuration = 0x8, HasFlags = 0x20, BaseIsMoof = 0x20000;
    private const uint RunHasOffset = 0x1, RunHasFirstFlags = 0x4, RunHasDuration = 0x100, RunHasSize = 0x200, RunHasFlags = 0x400, RunHasComposition = 0x800;

    /// <param name="sequence">mfhd's number; players do not need it, and it should rise.</param>
    /// <param name="tracks">Each track's stretch; the data of one may come in several pieces.</param>
    public static byte[] Build(uint sequence, IReadOnlyList<GatheredTrack> tracks)
    {
        var layouts = tracks.Select(Layout.Of).ToList();
        var moofLength = HeaderLength + 16 + layouts.Sum(static layout => layout.TrafLength);
        var dataLength = tracks.Sum(static track => track.Pieces.Sum(static piece => piece.Length));
        var bytes = new byte[moofLength + HeaderLength + dataLength];
        var writer = new Writer(bytes);
        writer.Header(moofLength, Mp4BoxType.Moof);
        writer.Header(16, Mfhd);
        writer.Put(0);
        writer.Put(sequence);
        var dataAt = moofLength + HeaderLength;
        foreach (var (track, layout) in tracks.Zip(layouts))
        {
            WriteTraf(ref writer, track, layout, dataAt);
            dataAt += track.Pieces.Sum(static piece => piece.Length);
        }

        writer.Header(HeaderLength + dataLength, Mp4BoxType.Mdat);
        foreach (var piece in tracks.SelectMany(static track => track.Pieces))
        {
            writer.Put(piece.Span);
        }

        return bytes;
    }

    private static void WriteTraf(ref Writer writer, GatheredTrack track, Layout layout, int dataAt)
    {
        writer.Header(layout.TrafLength, Mp4BoxType.Traf);
        writer.Header(layout.TfhdLength, Mp4BoxType.Tfhd);
        writer.Put(BaseIsMoof | (layout.Duration is null ? 0 : HasDuration) | (layout.LaterFlags is null ? 0 : HasFlags));
        writer.Put(track.TrackId);
        writer.PutIf(layout.Duration);
        writer.PutIf(layout.LaterFlags);
        writer.Header(Layout.TfdtLength, Mp4BoxType.Tfdt);
        writer.Put(0x0100_0000);
        writer.Put((uint)(track.DecodeTime >> 32));
        writer.Put((uint)track.DecodeTime);
        writer.Header(layout.TrunLength, Mp4BoxType.Trun);

        // Version 1: composition offsets have a sign.
        writer.Put(0x0100_0000 | layout.RunFlags);
        writer.Put((uint)track.Samples.Count);
        writer.Put((uint)dataAt);
        writer.PutIf(layout.FirstFlags);
        foreach (var sample in track.Samples)
        {
            writer.PutIf(layout.Duration is null ? sample.Duration : null);
            writer.Put((uint)sample.Size);
            writer.PutIf(layout.LaterFlags is null ? sample.Flags : null);
            writer.PutIf(layout.HasComposition ? (uint)sample.CompositionOffset : null);
        }
    }

    /// <summary>What is said once for all samples of a track, and what each says for itself.</summary>
    private readonly record struct Layout(int Samples, uint? Duration, uint? LaterFlags, uint? FirstFlags, bool HasComposition)
    {
        public const int TfdtLength = HeaderLength + 12;

        public int TfhdLength => HeaderLength + 8 + (Duration is null ? 0 : 4) + (LaterFlags is null ? 0 : 4);

        public uint RunFlags => RunHasOffset | RunHasSize | (FirstFlags is null ? 0 : RunHasFirstFlags) | (Duration is null ? RunHasDuration : 0)
            | (LaterFlags is null ? RunHasFlags : 0) | (HasComposition ? RunHasComposition : 0);

        public int TrunLength => HeaderLength + 12 + (FirstFlags is null ? 0 : 4) + (Samples * 4 * System.Numerics.BitOperations.PopCount(RunFlags & 0xF00));

        public int TrafLength => HeaderLength + TfhdLength + TfdtLength + TrunLength;

        public static Layout Of(GatheredTrack track)
        {
            var samples = track.Samples;
            var (first, later) = (samples[0], samples[^1].Flags);
            uint? duration = samples.All(sample => sample.Duration == first.Duration) ? first.Duration : null;
            uint? laterFlags = samples.Skip(1).All(sample => sample.Flags == later) ? later : null;
            return new Layout(samples.Count, duration, laterFlags, laterFlags is not null && first.Flags != later ? first.Flags : null, samples.Any(static sample => sample.CompositionOffset != 0));
        }
    }

    private ref struct Writer(Span<byte> rest)
    {
        private Span<byte> rest = rest;

        public void Put(uint value)
        {
            BinaryPrimitives.WriteUInt32BigEndian(rest, value);
            rest = rest[4..];
        }

        public void PutIf(uint? value)
        {
            if (value is { } known)
            {
                Put(known);
            }
        }

        public void Put(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(rest);
            rest = rest[bytes.Length..];
        }

        public void Header(int length, uint type)
        {
            Put((uint)length);
            Put(type);
        }
    }
}
