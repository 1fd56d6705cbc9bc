using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class LookBoardTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_newest_look_of_each_camera_is_known_by_the_time_of_its_picture()
    {
        var board = new LookBoard();
        var (first, second) = (Camera(), Camera());
        await using var listener = board.Create(first);
        Assert.Null(board.Find(first.Id));
        foreach (var seconds in new[] { 0, 10 })
        {
            var taken = At.AddSeconds(seconds);
            using var frame = new VideoFrame(first.Id, taken, 1, 1, new byte[3]);
            listener.Looked(new FrameDetections(first.Id, taken, 0, Looked: true, []), frame);
        }

        Assert.Equal((At.AddSeconds(10), null), (board.Find(first.Id), board.Find(second.Id)));
    }

    private static Camera Camera() => new() { Name = "camera", Source = new CameraSource { Kind = SourceKind.Demo } };
}
