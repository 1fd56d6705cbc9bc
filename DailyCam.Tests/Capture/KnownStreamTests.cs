using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>After a restart a camera runs on what it sent last time; one that was changed meanwhile is noticed and asked.</summary>
public sealed class KnownStreamTests : IAsyncDisposable
{
    private static readonly CameraSource Source = new() { Kind = SourceKind.Rtsp, Url = "rtsp://192.168.0.9/main", User = "u", SealedPassword = "s" };
    private static readonly KnownStream Plain = new("h264", "yuv420p", null);
    private static readonly StreamProbeResult Probed = new() { VideoCodec = "h264", PixelFormat = "yuv420p", AudioCodec = "aac" };

    private readonly TestDatabase database = new();
    private readonly List<KnownStreams> opened = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var streams in opened)
        {
            await streams.DisposeAsync();
        }

        database.Dispose();
    }

    [Fact]
    public async Task What_was_learned_is_known_in_the_next_life_of_the_process()
    {
        var first = Open();
        Assert.Null(first.Find(Source));
        first.Learn(Source, Plain);
        await first.DisposeAsync();

        var next = Open();
        Assert.Equal(Plain, next.Find(Source));
        Assert.Null(next.Find(Source with { Url = "rtsp://192.168.0.9/other" }));
        Assert.Null(next.Find(Source with { SealedPassword = "another" }));
        next.Forget(Source);
        await next.DisposeAsync();
        Assert.Null(Open().Find(Source));
    }

    [Fact]
    public async Task The_file_tells_neither_address_nor_login()
    {
        var streams = Open();
        streams.Learn(Source, Plain);
        await streams.DisposeAsync();
        var text = await File.ReadAllTextAsync(database.Layout.KnownStreams, Token);
        Assert.Contains("h264", text, StringComparison.Ordinal);
        Assert.DoesNotContain("192.168.0.9", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"a\":null,\"b\":{}}")]
    public async Task A_file_that_cannot_be_read_is_an_empty_memory(string content)
    {
        await File.WriteAllTextAsync(database.Layout.KnownStreams, content, Token);
        var streams = Open();
        Assert.Null(streams.Find(Source));
        streams.Learn(Source, Plain);
        Assert.Equal(Plain, streams.Find(Source));
    }

    [Fact]
    public void A_remembered_plan_copies_and_takes_sound_that_was_not_there_before()
    {
        var input = MediaInput.ForUrl(SourceKind.Rtsp, Source.Url, null, null)!;
        Assert.Equal((true, false, AudioPlan.Encode), Told(CapturePlan.Remember(input, Plain)));
        Assert.Equal((true, false, AudioPlan.Copy), Told(CapturePlan.Remember(input, Plain with { AudioCodec = "aac" })));
        Assert.Equal((true, false, AudioPlan.Encode), Told(CapturePlan.Remember(input, Plain with { AudioCodec = "pcm_alaw" })));
        Assert.Null(CapturePlan.Remember(input, Plain with { VideoCodec = "hevc" }));
        Assert.Null(CapturePlan.Remember(input, Plain with { PixelFormat = "yuv422p" }));
    }

    [Theory]
    [InlineData("avc1.4d401f", true)]
    [InlineData("avc1.640028", true)]
    [InlineData("avc1.42E01E", true)]
    [InlineData("avc1.6e0028", false)]
    [InlineData("avc1.7A0028", false)]
    [InlineData("hvc1.1.6.L93", false)]
    [InlineData("avc1", false)]
    public void Only_what_a_browser_plays_is_copied(string codec, bool plays)
    {
        var plan = CapturePlan.Remember(MediaInput.ForUrl(SourceKind.Rtsp, Source.Url, null, null)!, Plain)!;
        Assert.Equal(plays, plan.CanPlay(new TestFragments(CameraId.New(), default).Init with { VideoCodec = codec }));
        Assert.True((plan with { EncodesVideo = true }).CanPlay(new TestFragments(CameraId.New(), default).Init with { VideoCodec = codec }));
    }

    [Fact]
    public async Task A_known_camera_is_not_asked()
    {
        var (plan, launcher) = await PlanAsync(known: true);
        Assert.True(plan.Current!.IsRemembered);
        Assert.Empty(launcher.Commands);
    }

    [Fact]
    public async Task A_camera_that_sends_another_codec_than_last_time_is_asked_before_anything_of_it_is_used()
    {
        var (plan, launcher) = await PlanAsync(known: true);
        var fragments = new TestFragments(CameraId.New(), default);
        var first = fragments.Next();
        Assert.False(plan.Fits(first with { Init = first.Init with { VideoCodec = "avc1.7A0028" } }));
        Assert.False(plan.Fits(fragments.Next()));
        Assert.True(plan.Misled(new AttemptOutcome(null, default(DateTimeOffset), TimeSpan.Zero)));
        await AskedAsync(plan, launcher);
    }

    [Theory]
    [InlineData(FaultReason.UnsupportedCodec)]
    [InlineData(FaultReason.NoVideo)]
    [InlineData(FaultReason.NoFrames)]
    [InlineData(FaultReason.Unknown)]
    public async Task A_camera_that_brings_nothing_by_what_was_known_is_asked_at_once(FaultReason reason)
    {
        var (plan, launcher) = await PlanAsync(known: true);
        Assert.True(plan.Misled(AttemptOutcome.NeverBegan(new FaultCause(FaultKind.Decoder, reason))));
        await AskedAsync(plan, launcher);
        Assert.Null(opened[0].Find(Source));
    }

    [Theory]
    [InlineData(FaultReason.LoginRefused)]
    [InlineData(FaultReason.ConnectionRefused)]
    [InlineData(FaultReason.Unreachable)]
    [InlineData(FaultReason.TimedOut)]
    public async Task A_camera_that_cannot_be_reached_waits_as_ever_and_is_not_forgotten(FaultReason reason)
    {
        var (plan, launcher) = await PlanAsync(known: true);
        Assert.False(plan.Misled(AttemptOutcome.NeverBegan(new FaultCause(FaultKind.RtspNetwork, reason))));
        await AskedAsync(plan, launcher);
        Assert.Equal(Plain, opened[0].Find(Source));
    }

    [Fact]
    public async Task A_probed_plan_that_shows_a_picture_is_known_from_then_on()
    {
        var (plan, _) = await PlanAsync(known: false);
        Assert.Null(opened[0].Find(Source));
        Assert.True(plan.Fits(new TestFragments(CameraId.New(), default).Next()));
        Assert.Equal(new KnownStream("h264", "yuv420p", "aac"), opened[0].Find(Source));
        Assert.False(plan.Misled(new AttemptOutcome(new FaultCause(FaultKind.RtspNetwork, FaultReason.ConnectionLost), default(DateTimeOffset), TimeSpan.Zero)));
        Assert.NotNull(plan.Current);
    }

    [Fact]
    public async Task Sound_that_came_or_went_is_played_and_asked_for_at_the_next_start()
    {
        var (plan, _) = await PlanAsync(known: true);
        Assert.True(plan.Fits(new TestFragments(CameraId.New(), default, audio: true).Next()));
        Assert.Null(opened[0].Find(Source));
    }

    private static (bool, bool, AudioPlan)? Told(CapturePlan? plan) => plan is null ? null : (plan.IsRemembered, plan.EncodesVideo, plan.Audio);

    private static async Task AskedAsync(SessionPlan plan, ScriptedLauncher launcher)
    {
        Assert.Null(plan.Current);
        Assert.Null(await plan.DecideAsync(Source, Token));
        Assert.Equal("probe", Assert.Single(launcher.Commands).Label);
        Assert.Equal((false, Probed.AudioCodec), (plan.Current!.IsRemembered, plan.Current.SourceAudioCodec));
    }

    /// <summary>A plan that has been decided, with cameras that a probe finds to be <see cref="Probed"/>.</summary>
    private async Task<(SessionPlan Plan, ScriptedLauncher Launcher)> PlanAsync(bool known)
    {
        var streams = Open();
        if (known)
        {
            streams.Learn(Source, Plain);
        }

        var launcher = new ScriptedLauncher(static _ => Answer());
        var plan = new SessionPlan(new CapturePlanner(
            new MediaInputs(new OpenBox(), database.Layout), new StreamProbe(launcher, Options.Create(new FfmpegOptions()), TimeProvider.System), streams));
        Assert.Null(await plan.DecideAsync(Source, Token));
        return (plan, launcher);
    }

    private static ScriptedChild Answer()
    {
        var child = new ScriptedChild();
        _ = child.WriteAsync("""{"streams":[{"index":0,"codec_type":"video","codec_name":"h264","width":640,"height":360,"pix_fmt":"yuv420p"},{"index":1,"codec_type":"audio","codec_name":"aac"}]}"""u8.ToArray());
        return child.End(0);
    }

    private KnownStreams Open()
    {
        var streams = new KnownStreams(database.Layout, TimeProvider.System, NullLogger<KnownStreams>.Instance);
        opened.Add(streams);
        return streams;
    }

    private sealed class OpenBox : ISecretBox
    {
        public string Seal(string plainText) => plainText;

        public string? Open(string sealedText) => sealedText;
    }
}
