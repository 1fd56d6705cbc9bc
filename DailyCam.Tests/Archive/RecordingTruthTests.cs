using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class RecordingTruthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CaptureState.Running, 600, 1, false, RecordingProof.Proven)]
    [InlineData(CaptureState.Running, 600, 11, false, RecordingProof.Broken)] // the silent failure: pictures arrive, nothing reaches the disk
    [InlineData(CaptureState.Running, 600, 1, true, RecordingProof.Broken)] // a full disk with a fresh last part
    [InlineData(CaptureState.Running, 5, null, false, RecordingProof.Starting)]
    [InlineData(CaptureState.Running, 21, null, false, RecordingProof.Broken)]
    [InlineData(CaptureState.Waiting, 600, 300, false, RecordingProof.NothingToRecord)]
    [InlineData(CaptureState.Waiting, 600, 300, true, RecordingProof.Broken)]
    [InlineData(CaptureState.Connecting, 2, null, false, RecordingProof.NothingToRecord)]
    public void Recording_is_what_reached_the_disk(CaptureState state, int runningSeconds, int? lastPartSeconds, bool diskFull, RecordingProof expected)
    {
        var camera = NewCamera();
        var capture = new CaptureStatus { Camera = camera.Id, State = state, Since = Now.AddSeconds(-runningSeconds) };
        var recording = new RecordingStatus
        {
            Camera = camera.Id,
            LastPartOnDiskAt = lastPartSeconds is { } seconds ? Now.AddSeconds(-seconds) : null,
            OpenSegmentStartAt = Now.AddMinutes(-3),
            Fault = diskFull ? FaultKind.DiskFull : null,
        };

        Assert.Equal(expected, RecordingTruth.Of(camera, capture, recording, Now));
    }

    [Fact]
    public void What_the_family_does_not_want_recorded_is_neither_proven_nor_broken()
    {
        var camera = NewCamera();
        camera.Recording = false;
        var capture = new CaptureStatus { Camera = camera.Id, State = CaptureState.Running, Since = Now.AddHours(-1) };

        Assert.Equal(RecordingProof.NotWanted, RecordingTruth.Of(camera, capture, null, Now));
    }

    [Fact]
    public void A_running_camera_that_never_wrote_a_status_is_not_called_recording()
    {
        var camera = NewCamera();
        var capture = new CaptureStatus { Camera = camera.Id, State = CaptureState.Running, Since = Now.AddHours(-1) };

        Assert.Equal(RecordingProof.Broken, RecordingTruth.Of(camera, capture, null, Now));
    }

    private static Camera NewCamera() => new() { Name = "Nursery", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Now.AddDays(-1) };
}
