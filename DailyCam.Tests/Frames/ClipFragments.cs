using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Tests.Frames;

/// <summary>A clip cut into half-second fragments by a real FFmpeg, on a clock that starts when we say: what capture would give, without its waiting.</summary>
public sealed record ClipFragments(CameraId Camera, IReadOnlyList<MediaFragment> Fragments)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The packets of a file as they are.</summary>
    public static Task<ClipFragments> OfFileAsync(IMediaProcessLauncher launcher, string path) =>
        ReadAsync(launcher, ["-i", path, "-map", "0:v:0", "-c", "copy"]);

    /// <summary>A test picture with a key frame each second, 30 frames a second.</summary>
    public static Task<ClipFragments> DrawnAsync(IMediaProcessLauncher launcher, int seconds, string source = "testsrc2=size=640x360:rate=30") =>
        ReadAsync(launcher, ["-f", "lavfi", "-i", source, "-t", $"{seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-g", "30", "-pix_fmt", "yuv420p"]);

    /// <summary>A small test picture with sound, as FFmpeg's <c>lavfi</c> describes it.</summary>
    public static Task<ClipFragments> HeardAsync(IMediaProcessLauncher launcher, int seconds, string sound) =>
        ReadAsync(launcher, ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=15", "-f", "lavfi", "-i", sound, "-t", $"{seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-pix_fmt", "yuv420p", "-c:a", "aac"]);

    /// <summary>The same pictures as another, later attempt: all in the same place on the media clock, shifted on the wall clock.</summary>
    public ClipFragments Later(TimeSpan by, long attempt)
    {
        var init = Fragments[0].Init with { Attempt = new CaptureAttemptId(attempt) };
        return this with { Fragments = [.. Fragments.Select(f => f with { Init = init, StartAt = f.StartAt + by, ReceivedAt = f.ReceivedAt + by })] };
    }

    private static async Task<ClipFragments> ReadAsync(IMediaProcessLauncher launcher, IReadOnlyList<string> input)
    {
        var command = new MediaCommand
        {
            Label = "clip",
            Program = "ffmpeg",
            Arguments =
            [
                "-hide_banner", "-nostdin", "-loglevel", "error", .. input, "-f", "mp4",
                "-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "500000", "pipe:1",
            ],
        };
        await using var process = await launcher.StartAsync(command, CancellationToken.None);
        var reader = new FragmentReader(process.Output);
        var (bytes, description) = await reader.ReadInitAsync(CancellationToken.None) ?? throw new InvalidOperationException("no init segment");
        var init = new InitSegment
        {
            Camera = CameraId.New(),
            Attempt = new CaptureAttemptId(1),
            Bytes = bytes,
            VideoCodec = description.VideoCodec,
            AudioCodec = description.AudioCodec,
            Width = description.Width,
            Height = description.Height,
            VideoTrackId = description.VideoTrackId,
            VideoTimescale = description.VideoTimescale,
        };
        var fragments = new List<MediaFragment>();
        while (await reader.ReadFragmentAsync(CancellationToken.None) is { } raw)
        {
            fragments.Add(Place(raw, init, fragments.Count));
        }

        return new ClipFragments(init.Camera, fragments);
    }

    private static MediaFragment Place(RawFragment raw, InitSegment init, int number)
    {
        var mediaStart = TimeSpan.FromSeconds((double)raw.Facts.VideoDecodeTime / init.VideoTimescale);
        var duration = TimeSpan.FromSeconds((double)raw.Facts.VideoDuration / init.VideoTimescale);
        return new MediaFragment
        {
            Init = init,
            Number = number,
            Bytes = raw.Bytes,
            StartsWithKeyFrame = raw.Facts.StartsWithKeyFrame,
            VideoDecodeTime = raw.Facts.VideoDecodeTime,
            MediaStart = mediaStart,
            Duration = duration,
            VideoSampleCount = raw.Facts.VideoSampleCount,
            StartAt = Start + mediaStart,
            ReceivedAt = Start + mediaStart + duration,
        };
    }
}
