using DailyCam.Core.Cameras;
using DailyCam.Core.Detection.Vision;
using DailyCam.Core.Frames;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class VisionQueueTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task Cameras_take_turns_and_the_newest_picture_wins()
    {
        using var queue = new VisionQueue();
        var (busy, quiet) = (CameraId.New(), CameraId.New());
        var old = Put(queue, busy);
        var newest = Put(queue, busy);
        var other = Put(queue, quiet);

        Assert.Null(await old.Answer);
        Assert.Same(newest, await queue.TakeAsync(Token));
        var again = Put(queue, busy);
        Assert.Same(other, await queue.TakeAsync(Token));
        Assert.Same(again, await queue.TakeAsync(Token));
    }

    [Fact]
    public async Task A_taken_picture_is_not_replaced_by_the_next()
    {
        using var queue = new VisionQueue();
        var camera = CameraId.New();
        var first = Put(queue, camera);
        Assert.Same(first, await queue.TakeAsync(Token));
        Put(queue, camera);
        first.Complete([]);
        Assert.Empty((await first.Answer)!);
    }

    private static VisionRequest Put(VisionQueue queue, CameraId camera)
    {
        using var frame = new VideoFrame(camera, DateTimeOffset.UnixEpoch, 2, 2, new byte[12]);
        var request = new VisionRequest(frame);
        queue.Put(request);
        return request;
    }
}
