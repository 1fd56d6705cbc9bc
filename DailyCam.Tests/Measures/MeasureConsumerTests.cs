using DailyCam.Core;
using DailyCam.Core.Capture;
using DailyCam.Core.Hosting;
using DailyCam.Core.Measures;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class MeasureConsumerTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider clock = new(Ten);
    private readonly MeasureQueue queue = new();
    private readonly MeasureBoard board = new();
    private readonly CaptureStatusBoard statuses = new();

    [Fact]
    public async Task Whole_minutes_are_queued_with_what_the_camera_sends_and_the_rest_when_it_is_switched_off()
    {
        statuses.Post(new CaptureStatus { Camera = StreamSource.Camera, State = CaptureState.Running, Since = Ten, VideoCodec = "hevc", AudioCodec = "aac", Transcoding = true });
        var source = new StreamSource(Ten);
        await using (var consumer = new MeasureConsumer(StreamSource.Camera, queue, board, statuses, clock))
        {
            for (var i = 0; i < 150; i++)
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
                consumer.Accept(source.Next(key: i % 4 == 0));
            }

            Assert.Equal(1, queue.Count);
            Assert.Equal((TimeSpan.Zero, 0), (board.Find(StreamSource.Camera)!.Jitter, board.Find(StreamSource.Camera)!.MissingFrames));
        }

        var minutes = queue.TakeAll();
        Assert.Equal([Ten, Ten.AddMinutes(1)], minutes.Select(static minute => minute.Minute));
        Assert.Equal(150 * 15, minutes.Sum(static minute => minute.Frames));
        Assert.All(minutes, static minute => Assert.Equal(("hevc", true, false), (minute.VideoCodec, minute.Transcoding, minute.HasSound)));
        Assert.Null(board.Find(StreamSource.Camera));
    }

    [Fact]
    public async Task The_end_of_a_connection_hands_the_begun_minute_over()
    {
        var source = new StreamSource(Ten);
        await using var consumer = new MeasureConsumer(StreamSource.Camera, queue, board, statuses, clock);
        var fragment = source.Next();
        consumer.Accept(fragment);
        consumer.EndAttempt(fragment.Init.Attempt);
        Assert.Equal(1, queue.Count);
        consumer.EndAttempt(fragment.Init.Attempt);
        Assert.Equal(1, queue.Count);
    }

    /// <summary>Hosted loops stop in the reverse order of their registration.</summary>
    [Fact]
    public void The_writer_stops_after_the_capture_whose_last_minutes_it_writes()
    {
        var loops = new ServiceCollection().AddDailyCamCore().Where(static service => service.ServiceType == typeof(IHostedService)).Select(static service => service.ImplementationType).ToList();
        Assert.InRange(loops.IndexOf(typeof(LoopHost<MeasureWriter>)), 0, loops.IndexOf(typeof(LoopHost<CameraSupervisor>)) - 1);
    }
}
