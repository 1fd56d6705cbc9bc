using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class ProbeFindingsTests
{
    public static readonly TheoryData<FaultReason, ProbeStage, string> Causes = new()
    {
        { FaultReason.LoginRefused, ProbeStage.SignIn, CameraProblems.ProbeLoginRefused },
        { FaultReason.PathNotFound, ProbeStage.Read, CameraProblems.ProbePathNotFound },
        { FaultReason.TimedOut, ProbeStage.Read, CameraProblems.ProbeTimedOut },
        { FaultReason.CameraError, ProbeStage.Read, CameraProblems.ProbeCameraError },
        { FaultReason.ConnectionLost, ProbeStage.Read, CameraProblems.ProbeConnectionLost },
        { FaultReason.NotAVideo, ProbeStage.Read, CameraProblems.ProbeNotAVideo },
        { FaultReason.FfmpegMissing, ProbeStage.Read, CameraProblems.ProbeFfmpegMissing },
        { FaultReason.Unknown, ProbeStage.Read, CameraProblems.ProbeUnknown },
        { FaultReason.NoVideo, ProbeStage.Codec, CameraProblems.ProbeNoVideo },
        { FaultReason.UnsupportedCodec, ProbeStage.Codec, CameraProblems.ProbeUnsupportedCodec },
        { FaultReason.NoFrames, ProbeStage.Codec, CameraProblems.ProbeNoFrames },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Every_cause_ends_the_test_at_its_step_with_its_own_problem(FaultReason reason, ProbeStage stage, string code)
    {
        var step = ProbeFindings.Failed(new FaultCause(FaultKind.RtspNetwork, reason, "words"), SourceKind.Rtsp, null, hasLogin: true);
        Assert.Equal((stage, ProbeState.Failed, code, "words"), (step.Stage, step.State, step.Problem!.Code, step.Detail));
    }

    [Fact]
    public void A_camera_that_wants_a_login_nobody_typed_asks_for_one()
    {
        var step = ProbeFindings.Failed(new FaultCause(FaultKind.RtspNetwork, FaultReason.LoginRefused), SourceKind.Rtsp, null, hasLogin: false);
        Assert.Equal((CameraProblems.ProbeLoginNeeded, "source.user"), (step.Problem!.Code, step.Problem.Field));
    }

    [Theory]
    [InlineData("h264", "yuv420p", ProbeState.Passed)]
    [InlineData("h264", "yuv422p10le", ProbeState.Warned)]
    [InlineData("hevc", "yuv420p", ProbeState.Warned)]
    [InlineData("mjpeg", "yuvj422p", ProbeState.Warned)]
    public void What_a_browser_cannot_play_is_said(string codec, string format, ProbeState state) =>
        Assert.Equal(state, ProbeFindings.Codec(new StreamProbeResult { VideoCodec = codec, PixelFormat = format }, SourceKind.Rtsp).State);

    [Theory]
    [InlineData(2.0, false, ProbeState.Passed, null)]
    [InlineData(4.0, false, ProbeState.Passed, null)]
    [InlineData(5.9, true, ProbeState.Warned, CameraProblems.ProbeKeyFramesRare)]
    [InlineData(10.0, false, ProbeState.Warned, CameraProblems.ProbeKeyFramesRare)]
    public void Rare_key_frames_are_a_warning_that_names_the_setting(double seconds, bool atLeast, ProbeState state, string? code)
    {
        var step = ProbeFindings.KeyFrames(new StreamProbeResult { VideoCodec = "h264", KeyFrameInterval = TimeSpan.FromSeconds(seconds), KeyFrameIntervalIsAtLeast = atLeast }, TimeSpan.FromSeconds(6));
        Assert.Equal((state, code), (step.State, step.Problem?.Code));
    }

    [Fact]
    public void No_key_frame_in_the_whole_time_is_rarer_than_that_time()
    {
        var step = ProbeFindings.KeyFrames(new StreamProbeResult { VideoCodec = "h264" }, TimeSpan.FromSeconds(6));
        Assert.Equal((CameraProblems.ProbeKeyFramesRare, true), (step.Problem?.Code, step.KeyFrameIntervalIsAtLeast));
    }

    [Fact]
    public void Hostile_addresses_and_logins_never_change_the_number_or_the_place_of_arguments()
    {
        var plain = MediaInput.ForUrl(SourceKind.Rtsp, "rtsp://192.168.0.20/s", "u", "p")!;
        var (probe, picture) = (StreamProbe.Arguments(plain, TimeSpan.Zero), PreviewPicture.Arguments(plain));
        var texts = from url in HostileText.Urls() from user in HostileText.Texts() from password in HostileText.Texts() select (url, user, password);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var (clean, problems) = CameraValidation.Check(new SourceDraft { Kind = SourceKind.Rtsp, Url = text.url, User = text.user, Password = text.password });
            if (problems.Count == 0)
            {
                var input = MediaInput.ForUrl(clean.Kind, clean.Url, clean.User, clean.Password)!;
                Assert.Equal(probe.Select(a => a == plain.Location ? input.Location : a), StreamProbe.Arguments(input, TimeSpan.Zero), StringComparer.Ordinal);
                Assert.Equal(picture.Select(a => a == plain.Location ? input.Location : a), PreviewPicture.Arguments(input), StringComparer.Ordinal);
                Assert.StartsWith("rtsp", input.Location, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true));
    }
}
