using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>When the smaller stream is taken, and when the main one is tried again.</summary>
public sealed class StreamChoiceTests
{
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);

    private static readonly CameraSource Main = new() { Kind = SourceKind.Rtsp, Url = "rtsp://192.168.0.9/main", SubUrl = "rtsp://192.168.0.9/sub", User = "family" };

    private readonly ManualTimeProvider clock = new();
    private readonly StreamChoice choice;

    public StreamChoiceTests() => choice = new StreamChoice(Main, clock);

    [Fact]
    public void Three_failures_that_lie_in_the_stream_lead_to_the_smaller_one_with_the_same_login()
    {
        Assert.False(End(FaultReason.NoVideo));
        Assert.False(End(FaultReason.ConnectionLost));
        Assert.False(End(FaultReason.NoVideo));
        Assert.Equal(Main, choice.Source);
        Assert.True(End(FaultReason.UnsupportedCodec));

        Assert.Equal(Main with { Url = Main.SubUrl, SubUrl = null }, choice.Source);
        Assert.Equal(FaultReason.UnsupportedCodec, choice.Because);
    }

    [Theory]
    [InlineData(FaultReason.ConnectionRefused)]
    [InlineData(FaultReason.Unreachable)]
    [InlineData(FaultReason.LoginRefused)]
    [InlineData(FaultReason.TimedOut)]
    [InlineData(FaultReason.ConnectionLost)]
    [InlineData(FaultReason.FfmpegMissing)]
    public void What_would_be_the_same_on_every_stream_changes_nothing(FaultReason reason)
    {
        Assert.All(Enumerable.Range(0, 20), _ => Assert.False(End(reason)));
        Assert.Null(choice.Because);
    }

    [Fact]
    public void A_camera_without_a_smaller_stream_stays_with_the_one_it_has()
    {
        var only = new StreamChoice(Main with { SubUrl = null }, clock);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.False(only.Ended(AttemptOutcome.NeverBegan(Cause(FaultReason.NoVideo)), false, Stable)));
        Assert.Null(only.Limit);
    }

    [Fact]
    public void A_stable_run_forgives_what_was_before()
    {
        End(FaultReason.NoFrames);
        End(FaultReason.NoFrames);
        End(FaultReason.ConnectionLost, goodFor: 60);
        Assert.False(End(FaultReason.NoFrames));
        Assert.False(End(FaultReason.NoFrames));
        Assert.True(End(FaultReason.NoFrames));
    }

    [Fact]
    public void The_main_stream_is_tried_again_for_one_attempt_and_half_as_often_each_time()
    {
        ToSmaller();
        foreach (var minutes in new[] { 10, 20, 40, 60, 60 })
        {
            Assert.Equal(TimeSpan.FromMinutes(minutes), choice.Limit);
            clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.True(choice.Ended(Asked, limitReached: true, Stable), "the main stream is tried at once");
            Assert.Equal((Main, StreamChoice.TrialLimit), (choice.Source, choice.Limit));
            Assert.True(End(FaultReason.NoVideo), "the smaller one is back at once");
            Assert.NotEqual(Main, choice.Source);
        }
    }

    [Fact]
    public void A_main_stream_that_shows_a_picture_again_is_kept_but_not_yet_trusted()
    {
        ToSmaller();
        clock.Advance(StreamChoice.FirstReturn);
        choice.Ended(Asked, limitReached: true, Stable);
        Assert.True(choice.Succeeded());
        Assert.Equal((Main, (TimeSpan?)null, (FaultReason?)null), (choice.Source, choice.Limit, choice.Because));

        Assert.True(End(FaultReason.NoFrames, goodFor: 5), "one more failure of its own is enough");
    }

    [Fact]
    public void A_smaller_stream_that_brings_nothing_either_gives_way_to_the_main_one()
    {
        ToSmaller();
        Assert.False(End(FaultReason.ConnectionLost, goodFor: 100));
        Assert.False(End(FaultReason.ConnectionRefused));
        Assert.NotNull(choice.Because);
        Assert.False(End(FaultReason.ConnectionRefused));
        Assert.Equal(Main, choice.Source);
    }

    [Fact]
    public void An_rtsp_camera_may_have_motion_jpeg_as_its_smaller_stream()
    {
        var smaller = (Main with { SubUrl = "http://192.168.0.9/video.mjpg" }).Smaller();
        Assert.Equal((SourceKind.Mjpeg, "http://192.168.0.9/video.mjpg"), (smaller!.Kind, smaller.Url));

        var draft = new SourceDraft { Kind = SourceKind.Rtsp, Url = Main.Url, SubUrl = "http://192.168.0.9/video.mjpg" };
        Assert.Empty(CameraValidation.Check(draft).Problems);
        Assert.NotEmpty(CameraValidation.Check(draft with { Kind = SourceKind.Mjpeg, Url = "http://h/v", SubUrl = "rtsp://h/s" }).Problems);
        Assert.NotEmpty(CameraValidation.Check(draft with { SubUrl = "file:///etc/passwd" }).Problems);
    }

    private static AttemptOutcome Asked => new(null, null, TimeSpan.Zero);

    private static FaultCause Cause(FaultReason reason) => new(FaultKind.RtspNetwork, reason);

    private bool End(FaultReason reason, double goodFor = 0) =>
        choice.Ended(new AttemptOutcome(Cause(reason), goodFor > 0 ? clock.GetUtcNow() : null, TimeSpan.FromSeconds(goodFor)), limitReached: false, Stable);

    private void ToSmaller()
    {
        for (var count = 0; count < StreamChoice.FailuresBeforeSmaller; count++)
        {
            End(FaultReason.NoVideo);
        }

        Assert.NotNull(choice.Because);
    }
}
