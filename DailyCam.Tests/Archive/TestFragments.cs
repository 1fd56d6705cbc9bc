using System.Buffers.Binary;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Archive;

/// <summary>Makes fragments with real moofs (picture at 90 kHz, sound at 48 kHz) around made-up media, as the capture of one camera would hand them over.</summary>
internal sealed class TestFragments(CameraId camera, DateTimeOffset startAt, int groupLength = 4, bool audio = true)
{
    public const uint VideoTimescale = 90_000;
    public const uint AudioTimescale = 48_000;

    /// <summary>Half a second at 30 frames a second.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(500);

    private DateTimeOffset began = startAt;
    private long number;

    /// <summary>Wall clock less media time; change it to make the two drift apart.</summary>
    public TimeSpan Drift { get; set; }

    public InitSegment Init { get; private set; } = NewInit(camera, 1, audio);

    public MediaFragment Next()
    {
        var start = TimeSpan.FromTicks(Duration.Ticks * number);
        var isKey = number % groupLength == 0;
        var video = number * (long)(VideoTimescale * Duration.TotalSeconds);
        var fragment = new MediaFragment
        {
            Init = Init,
            Number = number,
            Bytes = Fragment(video, audio ? Math.Max(0, (number * (long)(AudioTimescale * Duration.TotalSeconds)) - 700) : null, isKey, (int)number),
            StartsWithKeyFrame = isKey,
            VideoDecodeTime = video,
            MediaStart = start,
            Duration = Duration,
            VideoSampleCount = 15,
            StartAt = began + start + Drift,
            ReceivedAt = began + start + Drift + Duration,
        };
        number++;
        return fragment;
    }

    public IReadOnlyList<MediaFragment> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    /// <summary>Loses fragments, as a full backlog does.</summary>
    public void Skip(int count) => number += count;

    /// <summary>The next fragment belongs to another life of the camera's FFmpeg.</summary>
    public void NewAttempt(DateTimeOffset at)
    {
        began = at;
        number = 0;
        Init = NewInit(camera, Init.Attempt.Value + 1, audio);
    }

    /// <summary>The number a fragment was made with, read back from its media.</summary>
    public static int NumberIn(ReadOnlySpan<byte> mediaData) => BinaryPrimitives.ReadInt32BigEndian(mediaData);

    private static InitSegment NewInit(CameraId camera, long attempt, bool audio) => new()
    {
        Camera = camera,
        Attempt = new CaptureAttemptId(attempt),
        Bytes = (byte[])[.. Box("ftyp", "isom"u8), .. Box("moov", Box("mvhd", new byte[20]))],
        VideoCodec = "avc1.4d401f",
        AudioCodec = audio ? "mp4a.40.2" : null,
        Width = 1280,
        Height = 720,
        VideoTrackId = 1,
        VideoTimescale = VideoTimescale,
        AudioTrackId = audio ? 2u : null,
        AudioTimescale = audio ? AudioTimescale : null,
    };

    private static byte[] Fragment(long videoTime, long? audioTime, bool isKey, int content)
    {
        byte[] moof = Box("moof", [
            .. Box("mfhd", new byte[8]),
            .. Track(1, videoTime, 15, 3000, 0x01010000, isKey ? 0x02000000u : null),
            .. audioTime is { } time ? Track(2, time, 23, 1024, 0x02000000, null) : [],
        ]);
        var media = new byte[64 + (content % 7)];
        BinaryPrimitives.WriteInt32BigEndian(media, content);
        return [.. moof, .. Box("mdat", media)];
    }

    private static byte[] Track(uint id, long time, int samples, uint sampleDuration, uint flags, uint? firstFlags)
    {
        byte[] header = [.. Int(0x000028), .. Int(id), .. Int(sampleDuration), .. Int(flags)];
        byte[] decode = [1, 0, 0, 0, .. Int((uint)(time >> 32)), .. Int((uint)time)];
        byte[] run = [.. Int(firstFlags is null ? 0x201u : 0x205u), .. Int((uint)samples), .. Int(0), .. firstFlags is { } first ? Int(first) : [], .. new byte[4 * samples]];
        return Box("traf", [.. Box("tfhd", header), .. Box("tfdt", decode), .. Box("trun", run)]);
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> body) => [.. Int((uint)(8 + body.Length)), .. System.Text.Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Int(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
