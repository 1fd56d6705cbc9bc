using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Archive;

/// <summary>Fragments that a real FFmpeg made of a clip, as capture would hand them over: H.264 and AAC, half a second each, key frames each two seconds.</summary>
internal static class RealFragments
{
    private const uint VideoTimescale = 90_000;

    /// <param name="seconds">Length at 10 pictures a second.</param>
    public static async Task<IReadOnlyList<MediaFragment>> MakeAsync(string folder, CameraId camera, DateTimeOffset startAt, double seconds, long attempt = 1, string size = "320x180")
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(folder, $"clip-{attempt}.mp4"), seconds, size);
        return await CutAsync(clip, camera, startAt, attempt);
    }

    /// <summary>A clip with sound at 48 kHz, cut as capture would.</summary>
    public static async Task<IReadOnlyList<MediaFragment>> CutAsync(string clip, CameraId camera, DateTimeOffset startAt, long attempt = 1, int width = 320, int height = 180)
    {
        var fragmented = Path.ChangeExtension(clip, $".fragments-{attempt}.mp4");
        await MediaClips.RunAsync(
        [
            "-i", clip, "-map", "0:v:0", "-map", "0:a:0", "-c", "copy", "-video_track_timescale", "90000", "-f", "mp4",
            "-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "500000", fragmented,
        ]);
        return Read(await File.ReadAllBytesAsync(fragmented), camera, startAt, attempt, (width, height));
    }

    private static List<MediaFragment> Read(byte[] bytes, CameraId camera, DateTimeOffset startAt, long attempt, (int Width, int Height) size)
    {
        var fragments = new List<MediaFragment>();
        var boxes = new List<Box>();
        foreach (var box in Box.In(bytes))
        {
            boxes.Add(box);
        }

        var init = Init(bytes.AsMemory(0, (int)boxes.First(static box => box.Type == BoxType.MovieFragment).Offset), camera, attempt, size);
        foreach (var (moof, data) in boxes.Zip(boxes.Skip(1)).Where(static pair => pair.First.Type == BoxType.MovieFragment))
        {
            var memory = bytes.AsMemory((int)moof.Offset, (int)(moof.Size + data.Size));
            var runs = TrackRunReader.Read(memory.Span);
            if (runs.Any(static run => run.TrackId == 1))
            {
                fragments.Add(Fragment(init, fragments.Count, memory, runs.First(static run => run.TrackId == 1), startAt));
            }
        }

        return fragments;
    }

    private static MediaFragment Fragment(InitSegment init, int number, ReadOnlyMemory<byte> bytes, TrackRun video, DateTimeOffset startAt)
    {
        var start = TimeSpan.FromSeconds(video.DecodeTime / (double)VideoTimescale);
        var duration = TimeSpan.FromSeconds(video.Duration / (double)VideoTimescale);
        return new MediaFragment
        {
            Init = init,
            Number = number,
            Bytes = bytes,
            StartsWithKeyFrame = video.StartsWithSync,
            VideoDecodeTime = video.DecodeTime,
            MediaStart = start,
            Duration = duration,
            VideoSampleCount = video.Samples,
            StartAt = startAt + start,
            ReceivedAt = startAt + start + duration,
        };
    }

    private static InitSegment Init(ReadOnlyMemory<byte> bytes, CameraId camera, long attempt, (int Width, int Height) size) => new()
    {
        Camera = camera,
        Attempt = new CaptureAttemptId(attempt),
        Bytes = bytes,
        VideoCodec = "avc1.42c00d",
        AudioCodec = "mp4a.40.2",
        Width = size.Width,
        Height = size.Height,
        VideoTrackId = 1,
        VideoTimescale = VideoTimescale,
        AudioTrackId = 2,
        AudioTimescale = 48_000,
    };
}
