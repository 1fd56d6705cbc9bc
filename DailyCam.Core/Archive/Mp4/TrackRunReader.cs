using System.Buffers.Binary;

namespace DailyCam.Core.Archive.Mp4;

/// <summary>Reads the track runs of a moof. Pure. Sample defaults of the moov (trex) are all zero in what FFmpeg writes and are taken as such.</summary>
internal static class TrackRunReader
{
    private const uint NonSyncSample = 0x10000;

    /// <summary>The tracks of a moof; empty when it is not one, or is torn.</summary>
    public static IReadOnlyList<TrackRun> Read(ReadOnlySpan<byte> moof)
    {
        if (!Box.TryRead(moof, 0, out var box) || box.Type != BoxType.MovieFragment || box.End > moof.Length)
        {
            return [];
        }

        var runs = new List<TrackRun>(2);
        foreach (var child in Box.In(box.Body(moof)))
        {
            if (child.Type == BoxType.TrackFragment && TryReadTrack(child.Body(box.Body(moof)), (int)(box.BodyOffset + child.BodyOffset), out var run))
            {
                runs.Add(run);
            }
        }

        return runs;
    }

    private static bool TryReadTrack(ReadOnlySpan<byte> track, int offset, out TrackRun run)
    {
        run = default;
        if (!Box.TryFind(track, BoxType.TrackFragmentHeader, out var header) ||
            !Box.TryFind(track, BoxType.TrackFragmentDecodeTime, out var time) ||
            header.Size < header.HeaderSize + 8 || time.Size < time.HeaderSize + 8)
        {
            return false;
        }

        var defaults = SampleDefaults.Read(header.Body(track));
        var timeBody = time.Body(track);
        var isLong = timeBody[0] == 1;
        if (isLong && timeBody.Length < 12)
        {
            return false;
        }

        var decodeTime = isLong ? BinaryPrimitives.ReadInt64BigEndian(timeBody[4..]) : BinaryPrimitives.ReadUInt32BigEndian(timeBody[4..]);
        var sum = default(RunSum);
        foreach (var child in Box.In(track))
        {
            if (child.Type == BoxType.TrackRun)
            {
                sum = sum.With(child.Body(track), defaults);
            }
        }

        run = new TrackRun(defaults.TrackId, decodeTime, offset + (int)time.BodyOffset + 4, isLong, sum.Duration, sum.Samples, (sum.FirstFlags & NonSyncSample) == 0);
        return decodeTime >= 0;
    }

    private readonly record struct SampleDefaults(uint TrackId, uint Duration, uint Flags)
    {
        public static SampleDefaults Read(ReadOnlySpan<byte> body)
        {
            var flags = BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFFFFFF;
            var position = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
            var duration = Take(body, flags, 0x8, ref position);
            Take(body, flags, 0x10, ref position);
            return new SampleDefaults(BinaryPrimitives.ReadUInt32BigEndian(body[4..]), duration, Take(body, flags, 0x20, ref position));
        }

        private static uint Take(ReadOnlySpan<byte> body, uint flags, uint flag, ref int position)
        {
            if ((flags & flag) == 0 || body.Length < position + 4)
            {
                return 0;
            }

            position += 4;
            return BinaryPrimitives.ReadUInt32BigEndian(body[(position - 4)..]);
        }
    }

    private readonly record struct RunSum(long Duration, int Samples, uint FirstFlags)
    {
        public RunSum With(ReadOnlySpan<byte> body, SampleDefaults defaults)
        {
            if (body.Length < 8)
            {
                return this;
            }

            var flags = BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFFFFFF;
            var samples = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
            var position = 8 + ((flags & 0x1) != 0 ? 4 : 0);
            var first = defaults.Flags;
            if ((flags & 0x4) != 0 && body.Length >= position + 4)
            {
                first = BinaryPrimitives.ReadUInt32BigEndian(body[position..]);
                position += 4;
            }

            var stride = 4 * int.PopCount((int)(flags & 0xF00));
            if (samples < 0 || (long)position + ((long)samples * stride) > body.Length)
            {
                return this;
            }

            if ((flags & 0x404) == 0x400 && samples > 0)
            {
                first = BinaryPrimitives.ReadUInt32BigEndian(body[(position + (4 * int.PopCount((int)(flags & 0x300))))..]);
            }

            return new RunSum(Duration + Sum(body[position..], samples, stride, (flags & 0x100) != 0, defaults.Duration), Samples + samples, Samples == 0 ? first : FirstFlags);
        }

        private static long Sum(ReadOnlySpan<byte> table, int samples, int stride, bool own, uint common)
        {
            if (!own)
            {
                return (long)samples * common;
            }

            long sum = 0;
            for (var sample = 0; sample < samples; sample++)
            {
                sum += BinaryPrimitives.ReadUInt32BigEndian(table[(sample * stride)..]);
            }

            return sum;
        }
    }
}
