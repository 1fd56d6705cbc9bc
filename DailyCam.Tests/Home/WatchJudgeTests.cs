using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Detection;
using DailyCam.Core.Faults;
using DailyCam.Core.Home;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>Nobody is told that a camera watches unless two fresh proofs say so.</summary>
public sealed class WatchJudgeTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);
    private static readonly WatchLimits Limits = WatchLimits.Of(new DetectionOptions());
    private static readonly DateTimeOffset Now = HomeTexts.Now;

    private static readonly CameraSigns Good = new()
    {
        Camera = CameraId.New(), Name = "거실", Capture = CaptureState.Running, CaptureSince = Now.AddHours(-2), LastFrameAt = Now, Recording = RecordingProof.Proven, LookedAt = Now.AddSeconds(-3),
    };

    [Fact]
    public void Watched_needs_a_proof_on_the_disk_and_a_look_that_is_fresh() => Prop.ForAll(RandomSigns.AnyCameras, static cameras =>
    {
        foreach (var signs in cameras)
        {
            var camera = WatchJudge.Judge(signs, Limits, Now);

            // Written anew, without the product's own rule.
            var recorded = signs.Recording == RecordingProof.Proven;
            var looked = signs.LookedAt is { } at && Math.Abs((Now - at).TotalSeconds) <= Limits.LookAge.TotalSeconds;
            var pictures = signs.Capture is CaptureState.Running or CaptureState.Buffering;
            Assert.Equal(signs.IsOn && signs.WantsRecording && signs.WantsLooks && pictures && recorded && looked, camera.IsWatched);
            Assert.Equal(signs.IsOn, camera.Standing != CameraStanding.Off);
            Assert.Equal(camera.Standing is CameraStanding.Watched or CameraStanding.LookedOnly, camera.LookedAt is not null);
            Assert.True(camera.Reason is null || camera.IsTrouble);
            Assert.True(camera.Standing != CameraStanding.LookedOnly || !signs.WantsRecording);
            Assert.True(camera.Standing != CameraStanding.RecordedOnly || (!signs.WantsLooks && recorded));
        }
    }).Check(Many);

    [Fact]
    public void The_sum_over_all_cameras_hides_none_of_them() => Prop.ForAll(RandomSigns.AnyCameras, static signs =>
    {
        var cameras = signs.Select(static one => WatchJudge.Judge(one, Limits, Now)).ToList();
        var summary = WatchSummary.Of(cameras);
        Assert.Equal(cameras.Count, summary.Watched + summary.Unwatched.Count);
        Assert.Equal(cameras.Count > 0 && cameras.TrueForAll(static camera => camera.IsWatched), summary.Level == WatchLevel.All);
        Assert.Equal(cameras.Count == 0, summary.Level == WatchLevel.NoCamera);
        Assert.Equal(summary.Watched > 0 && summary.Unwatched.Count > 0, summary.Level == WatchLevel.Some);
        Assert.Equal(summary.Watched > 0, summary.LookedAt is not null);
        Assert.All(cameras.Where(static camera => camera.IsWatched), camera => Assert.True(camera.LookedAt >= summary.LookedAt));
        Assert.Equal(summary.Unwatched.OrderByDescending(static camera => camera.IsTrouble).Select(static camera => camera.IsTrouble), summary.Unwatched.Select(static camera => camera.IsTrouble));
        Assert.Equal(cameras.Exists(static camera => camera.IsTrouble), summary.HasTrouble);
    }).Check(Many);

    [Fact]
    public void A_camera_that_is_well_is_watched() => Assert.Equal((CameraStanding.Watched, Good.LookedAt), (Judge(Good).Standing, Judge(Good).LookedAt));

    [Fact]
    public void Recording_that_does_not_reach_the_disk_is_told_with_its_beginning_and_cause()
    {
        var camera = Judge(Good with { Recording = RecordingProof.Broken, AlarmSince = Now.AddMinutes(-4), Reason = FaultReason.StorageMissing });
        Assert.Equal((CameraStanding.NotRecorded, Now.AddMinutes(-4), FaultReason.StorageMissing), (camera.Standing, camera.SinceAt, camera.Reason));
    }

    [Fact]
    public void A_model_that_no_longer_looks_is_told_since_its_last_look()
    {
        var camera = Judge(Good with { LookedAt = Now.AddMinutes(-9) });
        Assert.Equal((CameraStanding.NotLooked, Now.AddMinutes(-9)), (camera.Standing, camera.SinceAt));
        Assert.Equal(CameraStanding.NotLooked, Judge(Good with { LookedAt = Now.AddHours(1) }).Standing);
    }

    [Fact]
    public void A_camera_whose_pictures_have_just_begun_is_connecting_and_not_longer_than_the_model_may_take_to_start()
    {
        var begun = Good with { LookedAt = null, CaptureSince = Now.AddSeconds(-5) };
        Assert.Equal(CameraStanding.Connecting, Judge(begun).Standing);
        Assert.Equal(CameraStanding.NotLooked, Judge(begun with { CaptureSince = Now - Limits.StartTime - TimeSpan.FromSeconds(1) }).Standing);
        Assert.Equal(CameraStanding.Connecting, Judge(Good with { Capture = CaptureState.Waiting, Recording = RecordingProof.NothingToRecord, FailedAttempts = 1 }).Standing);
    }

    [Fact]
    public void A_camera_that_sends_nothing_is_told_since_its_last_picture()
    {
        var gone = Good with { Capture = CaptureState.Waiting, Recording = RecordingProof.NothingToRecord, FailedAttempts = 3, LastFrameAt = Now.AddMinutes(-2) };
        Assert.Equal((CameraStanding.NoPicture, Now.AddMinutes(-2)), (Judge(gone).Standing, Judge(gone).SinceAt));
        Assert.Equal(Now.AddMinutes(-3), Judge(gone with { AlarmSince = Now.AddMinutes(-3) }).SinceAt);
        Assert.Equal(CameraStanding.NoPicture, Judge(Good with { Capture = CaptureState.Buffering, Recording = RecordingProof.NothingToRecord, AlarmSince = Now.AddSeconds(-40) }).Standing);
    }

    [Theory]
    [InlineData(true, false, CameraStanding.RecordedOnly)]
    [InlineData(false, true, CameraStanding.LookedOnly)]
    [InlineData(false, false, CameraStanding.ShownOnly)]
    public void What_the_family_does_not_want_is_no_trouble_and_no_watching(bool recording, bool looks, CameraStanding expected)
    {
        var camera = Judge(Good with { WantsRecording = recording, WantsLooks = looks, Recording = recording ? RecordingProof.Proven : RecordingProof.NotWanted, LookedAt = looks ? Now : null });
        Assert.Equal((expected, false, false), (camera.Standing, camera.IsWatched, camera.IsTrouble));
    }

    [Fact]
    public void A_camera_that_is_off_is_off_since_the_family_turned_it_off()
    {
        var camera = Judge(Good with { IsOn = false, OffSince = Now.AddHours(-3) });
        Assert.Equal((CameraStanding.Off, Now.AddHours(-3), false), (camera.Standing, camera.SinceAt, camera.IsTrouble));
        Assert.Equal(WatchLevel.Off, WatchSummary.Of([camera]).Level);
    }

    [Fact]
    public void The_limits_follow_the_settings_of_local_vision()
    {
        var limits = WatchLimits.Of(new DetectionOptions { IdleInterval = TimeSpan.FromMinutes(1) });
        Assert.True(limits.LookAge > TimeSpan.FromMinutes(1) && limits.StartTime > limits.LookAge);
        Assert.InRange(Limits.LookAge, TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(30));
    }

    private static CameraNow Judge(CameraSigns signs) => WatchJudge.Judge(signs, Limits, Now);
}
