using System.Globalization;
using System.Text;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Cameras with sound that show less than two pictures in a second, as pet cameras do at night: they are recorded like any other.</summary>
public sealed class SlowCameraTests
{
    private const string Late = """{"streams":[{"index":0,"codec_name":"h264","codec_type":"video","width":0,"height":0},{"index":1,"codec_name":"aac","codec_type":"audio"}]}""";
    private const string Found = """{"streams":[{"index":0,"codec_name":"h264","codec_type":"video","width":640,"height":360},{"index":1,"codec_name":"aac","codec_type":"audio"}]}""";
    private const string SoundOnly = """{"streams":[{"index":0,"codec_name":"aac","codec_type":"audio"}]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>More than the ten seconds in which a camera's backlog is forgiven, and several times what sound used to wait for a picture.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(14);

    [Fact]
    public async Task A_camera_whose_first_picture_comes_late_is_looked_at_longer_before_it_is_one_without_video()
    {
        var (plan, launcher) = await PlanAsync(Late, Found);

        Assert.Equal(2, launcher.Commands.Count);
        Assert.DoesNotContain("-analyzeduration", launcher.Commands[0].Arguments);
        Assert.Contains("-analyzeduration 20000000", string.Join(' ', launcher.Commands[1].Arguments), StringComparison.Ordinal);
        Assert.Contains("-analyzeduration 20000000 -rtsp_transport tcp", string.Join(' ', InputArguments.For(plan.Plan!.Input)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_never_shows_a_picture_is_one_without_video_and_sound_alone_is_not_waited_for()
    {
        var (never, twice) = await PlanAsync(Late, Late);
        Assert.Equal((FaultReason.NoVideo, 2), (never.Fault!.Reason, twice.Commands.Count));

        var (sound, once) = await PlanAsync(SoundOnly);
        Assert.Equal((FaultReason.NoVideo, 1), (sound.Fault!.Reason, once.Commands.Count));
    }

    [Theory]
    [Trait(Suites.Key, Suites.Slow)]
    [Trait(Suites.Key, Suites.Patient)]
    [InlineData(0.5)]
    public async Task A_picture_each_two_seconds_is_recorded_in_one_go(double fps)
    {
        using var bench = new CaptureBench();
        var consumer = new RecordingConsumer();
        await using var camera = await NumberedCamera.StartAsync(new NumberedCameraSetup { FramesPerSecond = fps, KeyFrameSeconds = 4, Audio = "aac" });
        await using (bench.Session(CaptureBench.Rtsp(camera.Url), consumer))
        {
            await Eventually.Is(() => consumer.Newest?.MediaStart > Watched, Patience, "pictures for a while");
        }

        var fragments = consumer.Fragments;
        Assert.Single(fragments.Select(static fragment => fragment.Init.Attempt).Distinct());
        Assert.All(fragments, static fragment => Assert.True(fragment.VideoSampleCount > 0, "no fragment is sound alone"));
        for (var index = 1; index < fragments.Count - 1; index++)
        {
            Assert.Equal(fragments[index].MediaStart.TotalSeconds, (fragments[index - 1].MediaStart + fragments[index - 1].Duration).TotalSeconds, tolerance: 0.002);
        }

        Assert.Equal("mp4a.40.2", fragments[0].Init.AudioCodec);
        var path = Path.Combine(bench.Layout.Temporary, string.Create(CultureInfo.InvariantCulture, $"{fps}.mp4"));
        await File.WriteAllBytesAsync(path, [.. fragments[0].Init.Bytes.Span, .. fragments.SelectMany(static fragment => fragment.Bytes.ToArray())], TestContext.Current.CancellationToken);
        Assert.Empty(await MediaClips.ComplaintsAsync(path));
    }

    private static async Task<((CapturePlan? Plan, FaultCause? Fault) Plan, ScriptedLauncher Launcher)> PlanAsync(params string[] answers)
    {
        var next = new Queue<string>(answers);
        var launcher = new ScriptedLauncher(_ => Answer(next.Dequeue()));
        using var database = new TestDatabase();
        var probe = new StreamProbe(launcher, Options.Create(new FfmpegOptions()), TimeProvider.System);
        var planner = new CapturePlanner(new MediaInputs(new OpenBox(), database.Layout), probe);
        return (await planner.PlanAsync(new CameraSource { Kind = SourceKind.Rtsp, Url = "rtsp://192.168.0.9/main" }, fromMemory: false, TestContext.Current.CancellationToken), launcher);
    }

    private static ScriptedChild Answer(string json)
    {
        var child = new ScriptedChild();
        _ = child.WriteAsync(Encoding.UTF8.GetBytes(json));
        return child.End(0);
    }

    private sealed class OpenBox : ISecretBox
    {
        public string Seal(string plainText) => plainText;

        public string? Open(string sealedText) => sealedText;
    }
}
