using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Web.Api;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class MotionBoardTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_picture_is_watched_and_the_last_movement_is_kept()
    {
        var board = new MotionBoard(Options.Create(new DetectionOptions { MotionShare = 0.1 }));
        var camera = new Camera { Name = "camera", Source = new CameraSource { Kind = SourceKind.Demo } };
        await using var listener = board.Create(camera);
        Assert.Null(board.Find(camera.Id));

        Watch(0, 0.05f);
        Assert.Equal(new MotionSigns(At, null), board.Find(camera.Id));
        Watch(1, 0.1f);
        Watch(2, 0.09f);
        Assert.Equal(new MotionSigns(At.AddSeconds(2), At.AddSeconds(1)), board.Find(camera.Id));
        Assert.Null(board.Find(CameraId.New()));

        void Watch(int seconds, float motion)
        {
            using var frame = new VideoFrame(camera.Id, At.AddSeconds(seconds), 1, 1, new byte[3]);
            listener.Watched(frame, motion);
        }
    }

    [Fact]
    public void Ages_are_told_in_seconds_and_never_of_what_nobody_watched()
    {
        var camera = CameraId.New();
        Assert.Equal(new MotionAnswer(camera, null, null), MotionAnswer.Of(camera, null, At));
        Assert.Equal(new MotionAnswer(camera, 2, null), MotionAnswer.Of(camera, new MotionSigns(At.AddSeconds(-2), null), At));
        Assert.Equal(new MotionAnswer(camera, 0, 7.5), MotionAnswer.Of(camera, new MotionSigns(At.AddSeconds(1), At.AddSeconds(-7.5)), At));
    }
}
