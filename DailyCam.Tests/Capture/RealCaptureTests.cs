using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Sessions on real FFmpeg, real files and a real RTSP server.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class RealCaptureTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CaptureBench bench = new();
    private readonly RecordingConsumer consumer = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_demo_camera_brings_pictures_with_a_key_frame_each_two_seconds()
    {
        await using var session = bench.Session(CaptureBench.Demo, consumer);
        await Eventually.Is(() => consumer.Fragments.Count >= 10, Patience, "ten fragments of the demo camera");

        var fragments = consumer.Fragments;
        Assert.True(fragments[0].StartsWithKeyFrame);
        Assert.Equal([0, 2, 4], fragments.Where(f => f.StartsWithKeyFrame).Take(3).Select(f => Math.Round(f.MediaStart.TotalSeconds)));
        Assert.Equal((1280, 720), (fragments[0].Init.Width, fragments[0].Init.Height));
        Assert.StartsWith("avc1.", fragments[0].Init.VideoCodec, StringComparison.Ordinal);
        AssertUnbroken(fragments);
    }

    [Fact]
    public async Task A_file_is_copied_and_goes_on_at_its_end_with_one_clock()
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(bench.Layout.Temporary, "clip.mp4"), seconds: 3, fps: 10, keyFrameSeconds: 1);
        await using var session = bench.Session(bench.File(clip), consumer);
        await Eventually.Is(() => consumer.Newest?.MediaStart > TimeSpan.FromSeconds(7), Patience, "more than two rounds of the clip");

        AssertUnbroken(consumer.Fragments);
        Assert.Equal("mp4a.40.2", consumer.Fragments[0].Init.AudioCodec);
        Assert.False(Status(consumer)!.Transcoding);
        Assert.InRange(Status(consumer)!.Fps!.Value, 9, 11);
    }

    [Fact]
    public async Task A_file_at_double_speed_runs_on_the_clock_of_the_wall()
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(bench.Layout.Temporary, "clip.mp4"), seconds: 3, fps: 10, keyFrameSeconds: 1);
        await using var session = bench.Session(bench.File(clip, speed: 2), consumer);
        await Eventually.Is(() => consumer.Newest?.MediaStart > TimeSpan.FromSeconds(4), Patience, "more than two rounds of the clip");

        AssertUnbroken(consumer.Fragments);
        Assert.InRange(Status(consumer)!.Fps!.Value, 18, 22);
        var (first, last) = (consumer.Fragments[0], consumer.Fragments[^1]);
        Assert.InRange((last.ReceivedAt - first.ReceivedAt - (last.MediaStart - first.MediaStart)).TotalSeconds, -1, 1);
    }

    [Fact]
    public async Task A_file_with_rare_key_frames_is_encoded_again_and_said_to_be()
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(bench.Layout.Temporary, "clip.mp4"), seconds: 6, fps: 10, keyFrameSeconds: 60);
        await using var session = bench.Session(bench.File(clip), consumer);
        await Eventually.Is(() => consumer.Fragments.Count(f => f.StartsWithKeyFrame) >= 2, Patience, "a second key frame");

        Assert.True(Status(consumer)!.Transcoding);
        AssertUnbroken(consumer.Fragments);
    }

    [Fact]
    public async Task A_file_that_is_not_looped_ends_without_a_fault()
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(bench.Layout.Temporary, "clip.mp4"), seconds: 1.5, fps: 10, keyFrameSeconds: 1);
        await using var session = bench.Session(bench.File(clip, loop: false), consumer);
        await Eventually.Is(() => Status(consumer) is { State: CaptureState.Waiting }, Patience, "the end of the file");

        Assert.Equal(FaultReason.EndOfFile, Status(consumer)!.FaultReason);
        Assert.Null(Status(consumer)!.NextAttemptAt);
        Assert.Equal(15, consumer.Fragments.Sum(f => f.VideoSampleCount));
    }

    [Fact]
    public async Task A_real_camera_is_copied_and_its_login_is_encoded_once()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var session = bench.Session(CaptureBench.Rtsp(lab.Guarded, RtspLab.User, RtspLab.Password), consumer);
        await Eventually.Is(() => consumer.Fragments.Count >= 6, Patience, "fragments of the guarded camera");

        Assert.False(Status(consumer)!.Transcoding);
        Assert.Equal("h264", Status(consumer)!.VideoCodec);
        AssertUnbroken(consumer.Fragments);
    }

    [Theory]
    [InlineData("main", "h264", "aac", false)]
    [InlineData("hevc", "hevc", null, true)]
    [InlineData("alaw", "h264", "pcm_alaw", false)]
    public async Task What_a_browser_cannot_play_is_encoded_and_nothing_else(string path, string video, string? audio, bool transcoding)
    {
        await using var lab = await RtspLab.StartAsync(kilobitsPerSecond: 1000);
        await using var session = bench.Session(CaptureBench.Rtsp(lab.Url(path)), consumer);
        await Eventually.Is(() => consumer.Fragments.Count >= 4, Patience, "fragments");

        var status = Status(consumer)!;
        Assert.Equal((video, audio, transcoding), (status.VideoCodec, status.AudioCodec, status.Transcoding));
        Assert.Equal(audio is null ? null : "mp4a.40.2", consumer.Fragments[0].Init.AudioCodec);
        Assert.StartsWith("avc1.", consumer.Fragments[0].Init.VideoCodec, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_motion_jpeg_camera_becomes_video_on_the_clock_of_the_wall()
    {
        await using var jpegs = await MjpegCamera.StartAsync();
        var camera = new Camera { Name = "mjpeg", Source = new CameraSource { Kind = SourceKind.Mjpeg, Url = jpegs.Url } };
        await using var session = bench.Session(camera, consumer);
        await Eventually.Is(() => consumer.Fragments.Count(f => f.StartsWithKeyFrame) >= 3, Patience, "three key frames");

        AssertUnbroken(consumer.Fragments);
        Assert.Equal(("mjpeg", true), (Status(consumer)!.VideoCodec, Status(consumer)!.Transcoding));
        var (first, last) = (consumer.Fragments[0], consumer.Fragments[^1]);
        Assert.InRange((last.ReceivedAt - first.ReceivedAt - (last.MediaStart - first.MediaStart)).TotalSeconds, -1.5, 1.5);
    }

    [Fact]
    public async Task A_camera_that_was_cut_is_back_in_a_new_attempt_and_the_history_tells_it()
    {
        await using var lab = await RtspLab.StartAsync(kilobitsPerSecond: 1000);
        using var stop = new CancellationTokenSource();
        var faults = bench.Context.Faults.RunAsync(stop.Token);
        await using (bench.Session(CaptureBench.Rtsp(lab.Sub), consumer))
        {
            await Eventually.Is(() => consumer.Fragments.Count >= 4, Patience, "fragments before the cut");
            await lab.CutAsync();
            await Eventually.Is(() => Status(consumer)!.State == CaptureState.Waiting, Patience, "the cut is noticed");
            await lab.ReturnAsync();
            var first = consumer.Fragments[0].Init.Attempt;
            await Eventually.Is(() => consumer.Fragments[^1].Init.Attempt != first, Patience, "fragments after the cut");

            Assert.Contains(first, consumer.Ended);
            Assert.True(consumer.Fragments[^1].Init.Attempt.Value > first.Value);
            await Eventually.Is(() => Faults() is [{ RecoveredAt: not null }], Patience, "one row, recovered");
        }

        var row = Assert.Single(Faults());
        Assert.True(row.Kind == FaultKind.RtspNetwork, $"{row.Kind}, {row.Reason}: {row.Detail}");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => faults);
    }

    [Fact]
    public async Task A_stall_shorter_than_the_limit_keeps_the_connection_and_every_picture()
    {
        await using var lab = await RtspLab.StartAsync(kilobitsPerSecond: 1000);
        await using var session = bench.Session(CaptureBench.Rtsp(lab.Sub), consumer);
        await Eventually.Is(() => consumer.Fragments.Count >= 6, Patience, "fragments before the stall");
        var before = consumer.Newest!.MediaStart;
        lab.Freeze();
        await Eventually.Is(() => Status(consumer) is { State: CaptureState.Buffering }, Patience, "the stall is called buffering");
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, TestContext.Current.CancellationToken);
        lab.Thaw();
        await Eventually.Is(() => consumer.Newest!.MediaStart > before + TimeSpan.FromSeconds(12), Patience, "the camera has caught up");

        AssertUnbroken(consumer.Fragments);
        Assert.Equal((CaptureState.Running, 0), (Status(consumer)!.State, Status(consumer)!.FailedAttempts));
    }

    private List<Fault> Faults()
    {
        using var context = bench.Database.CreateDbContext();
        return [.. context.Faults];
    }

    private CaptureStatus? Status(RecordingConsumer of) => of.Fragments.Count > 0 ? bench.Context.Board.Find(of.Fragments[0].Init.Camera) : null;

    private static void AssertUnbroken(IReadOnlyList<MediaFragment> fragments)
    {
        Assert.Single(fragments.Select(f => f.Init.Attempt).Distinct());
        Assert.Equal(Enumerable.Range(0, fragments.Count).Select(i => (long)i), fragments.Select(f => f.Number));
        foreach (var (before, after) in fragments.Zip(fragments.Skip(1)))
        {
            Assert.InRange((after.MediaStart - before.MediaStart - before.Duration).TotalSeconds, -0.002, 0.002);
            Assert.InRange(before.Duration.TotalSeconds, 0.01, 1.2);
        }
    }
}
