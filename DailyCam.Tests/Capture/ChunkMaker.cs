using System.Buffers.Binary;
using System.Text;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Capture;

/// <summary>Writes chunks box by box, each sample with everything said, by another hand than the product's.</summary>
internal static class ChunkMaker
{
    public const uint Video = 1;
    public const uint Audio = 2;

    public static readonly InitDescription Tracks = new() { VideoCodec = "avc1.4d401f", VideoTrackId = Video, VideoTimescale = 90_000, AudioCodec = "mp4a.40.2", AudioTrackId = Audio, AudioTimescale = 48_000 };

    public static RawFragment Make(params IEnumerable<TrackSamples> tracks)
    {
        var list = tracks.ToList();
        var moof = Moof(list, 0);
        moof = Moof(list, moof.Length + 8);
        byte[] bytes = [.. moof, .. Box("mdat", [.. list.SelectMany(static track => track.Data.ToArray())])];
        return new RawFragment(bytes, MoofReader.Read(bytes, Video, default));
    }

    /// <summary>One frame whose bytes name it.</summary>
    public static TrackSamples Frame(long time, uint duration = 3_000, bool key = false, int name = 0, int size = 40, int composition = 0) =>
        new(Video, time, [new MediaSample(duration, size, key ? 0x0200_0000u : 0x0101_0000u, composition)], Named(name, size));

    /// <summary>Pieces of sound of 1024 ticks.</summary>
    public static TrackSamples Sound(long time, int count = 1, int name = 0) =>
        new(Audio, time, [.. Enumerable.Repeat(new MediaSample(1024, 12, 0x0200_0000u, 0), count)], Named(name, 12 * count));

    public static byte[] Box(string type, byte[] body) => [.. BigEndian((uint)body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    public static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Named(int name, int size) => [.. Enumerable.Range(0, size).Select(index => (byte)(name + (index * 7)))];

    private static byte[] Moof(IReadOnlyList<TrackSamples> tracks, int dataAt)
    {
        var body = new List<byte>(Box("mfhd", [0, 0, 0, 0, 0, 0, 0, 1]));
        foreach (var track in tracks)
        {
            byte[] run = [.. BigEndian(0x0100_0F01), .. BigEndian((uint)track.Samples.Count), .. BigEndian((uint)dataAt),
                .. track.Samples.SelectMany(static s => new[] { BigEndian(s.Duration), BigEndian((uint)s.Size), BigEndian(s.Flags), BigEndian((uint)s.CompositionOffset) }).SelectMany(static b => b)];
            body.AddRange(Box("traf", [
                .. Box("tfhd", [.. BigEndian(0x0002_0000), .. BigEndian(track.TrackId)]),
                .. Box("tfdt", [.. BigEndian(0x0100_0000), .. BigEndian((uint)(track.DecodeTime >> 32)), .. BigEndian((uint)track.DecodeTime)]),
                .. Box("trun", run)]));
            dataAt += track.Data.Length;
        }

        return Box("moof", [.. body]);
    }
}
