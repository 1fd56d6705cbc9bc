using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Frames;
using Xunit;

namespace DailyCam.Tests.Frames;

public sealed class FrameTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1920, 1080, 640, 640, 360)]
    [InlineData(768, 432, 640, 640, 360)]
    [InlineData(640, 480, 640, 640, 480)]
    [InlineData(1080, 1920, 640, 640, 1138)]
    [InlineData(321, 241, 640, 320, 240)]
    [InlineData(0, 0, 640, 640, 360)]
    public void Frames_keep_the_aspect_and_are_never_enlarged(int sourceWidth, int sourceHeight, int asked, int width, int height) =>
        Assert.Equal(new FrameSize(width, height), FrameSize.Fit(sourceWidth, sourceHeight, asked));

    [Fact]
    public void Frame_times_are_counted_and_follow_the_better_known_clock()
    {
        var clock = new FrameClock(Fragment(0, mediaSeconds: 7, lag: 0.4), fps: 5);
        Assert.Equal(Start.AddSeconds(7.4), clock.TimeOf(0));
        Assert.Equal(Start.AddSeconds(9.4), clock.TimeOf(10));
        clock.Fed(Fragment(1, mediaSeconds: 7.5, lag: 0.1));
        Assert.Equal(Start.AddSeconds(9.1), clock.TimeOf(10));
    }

    [Fact]
    public void Recent_fragments_begin_with_the_key_frame_and_stay_in_one_attempt()
    {
        var recent = new RecentFragments();
        for (var i = 0; i < 100; i++)
        {
            recent.Add(Fragment(i, i * 0.5, lag: 0) with { StartsWithKeyFrame = i % 4 == 0 });
        }

        var around = recent.Around(new CameraId("bcdfghjkmnpq"), Start.AddSeconds(45.7));
        Assert.Equal([88L, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99], around.Select(static f => f.Number));
        Assert.Empty(recent.Around(new CameraId("bcdfghjkmnpq"), Start.AddSeconds(10)));
        Assert.Empty(recent.Around(new CameraId("bcdfghjkmnpq"), Start.AddSeconds(60)));
        Assert.Empty(recent.Around(CameraId.New(), Start.AddSeconds(45)));
        recent.Forget(new CameraId("bcdfghjkmnpq"));
        Assert.Empty(recent.Around(new CameraId("bcdfghjkmnpq"), Start.AddSeconds(45.7)));
    }

    private static MediaFragment Fragment(long number, double mediaSeconds, double lag) => new()
    {
        Init = new InitSegment
        {
            Camera = new CameraId("bcdfghjkmnpq"),
            Attempt = new CaptureAttemptId(1),
            Bytes = new byte[10],
            VideoCodec = "avc1",
            VideoTrackId = 1,
            VideoTimescale = 1000,
        },
        Number = number,
        Bytes = new byte[1000],
        StartsWithKeyFrame = true,
        VideoDecodeTime = (long)(mediaSeconds * 1000),
        MediaStart = TimeSpan.FromSeconds(mediaSeconds),
        Duration = TimeSpan.FromSeconds(0.5),
        VideoSampleCount = 15,
        StartAt = Start.AddSeconds(mediaSeconds + lag),
        ReceivedAt = Start.AddSeconds(mediaSeconds + lag + 0.5),
    };
}
