using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class DetectionLoopTests : IDisposable
{
    private static readonly DateTimeOffset Minute = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private readonly TestDatabase database = new();
    private readonly CameraId camera = CameraId.New();
    private readonly ScriptedDetector detector = new();
    private readonly RememberingListener listener = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task What_was_watched_and_seen_is_written_second_by_second_and_the_rest_stays_empty()
    {
        await using (var loop = Loop())
        {
            await WatchAsync(loop, from: 10, to: 12);
        }

        var row = await RowAsync(Minute);
        Assert.Equal(0, row[At(9, 2)]);
        Assert.InRange(row[At(10, 2)], 1, 6);
        Assert.InRange(row[At(11, 3)], 1, 3);
        Assert.Equal(1, row[At(11, 1)]);
        Assert.All(row[At(13, 0)..], static value => Assert.Equal(0, value));
        Assert.NotEmpty(listener.Looks);
    }

    [Fact]
    public async Task A_minute_that_is_over_is_written_while_watching_goes_on_and_again_after_a_restart()
    {
        await using (var loop = Loop())
        {
            await WatchAsync(loop, 58, 66);
            await Eventually.Is(async () => await database.CreateDbContext().ActivityMinutes.AnyAsync(a => a.Minute == Minute), Soon, "the first minute's row");
        }

        var before = await RowAsync(Minute.AddMinutes(1));
        await using (var loop = Loop())
        {
            await WatchAsync(loop, 80, 81);
        }

        var after = await RowAsync(Minute.AddMinutes(1));
        Assert.Equal(before[At(2, 2)], after[At(2, 2)]);
        Assert.Equal(0, before[At(20, 2)]);
        Assert.InRange(after[At(20, 2)], 1, 6);
    }

    [Fact]
    public async Task A_detector_that_is_away_is_nobody_who_looked_and_motion_is_measured_all_the_same()
    {
        detector.Away = true;
        await using (var loop = Loop())
        {
            await WatchAsync(loop, 10, 13);
        }

        var row = await RowAsync(Minute);
        Assert.InRange(row[At(11, 2)], 1, 6);
        Assert.Equal(0, row[At(11, 3)]);
        Assert.Equal(0, row[At(11, 1)]);
        Assert.Empty(listener.Looks);

        // Who lives on the frames alone is told of them all the same.
        Assert.Equal(16, listener.Watches);
    }

    [Fact]
    public async Task A_detector_that_never_answers_does_not_stop_the_measuring_of_motion()
    {
        detector.Never = true;
        await using (var loop = Loop())
        {
            await WatchAsync(loop, 10, 13);
        }

        Assert.InRange((await RowAsync(Minute))[At(12, 2)], 1, 6);
        Assert.Equal(1, detector.Asked);
    }

    [Fact]
    public async Task Loudness_is_kept_beside_the_pictures_and_makes_no_row_of_its_own()
    {
        await using (var loop = Loop())
        {
            loop.Heard(new SoundLevel(Minute.AddMinutes(-3), -10));
            loop.Heard(new SoundLevel(Minute.AddSeconds(10), -42));
            await WatchAsync(loop, 10, 12);
            loop.Heard(new SoundLevel(Minute.AddSeconds(12), double.NegativeInfinity));
        }

        await using var context = database.CreateDbContext();
        var row = await context.ActivityMinutes.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Minute, row.Minute);
        Assert.Equal((-42.0, null, -100.0), (row.LoudnessAt(10), row.LoudnessAt(11), row.LoudnessAt(12)));
    }

    private static int At(int second, int value) => (second * ActivityMinute.BytesPerSecond) + value;

    private DetectionLoop Loop() =>
        new(camera, new DetectionOptions(), detector, new ActivityStore(database), [listener], TimeProvider.System, NullLogger.Instance);

    private async Task WatchAsync(DetectionLoop loop, int from, int to)
    {
        for (var frame = from * 5; frame <= to * 5; frame++)
        {
            var taken = new TaskCompletionSource();
            var pixels = new byte[64 * 36 * 3];
            pixels.AsSpan().Fill((byte)(frame % 2 * 200));
            pixels.AsSpan(0, pixels.Length / 2).Fill(100);
            await loop.AcceptAsync(new VideoFrame(camera, Minute.AddSeconds(frame / 5.0), 64, 36, pixels, _ => taken.TrySetResult()), CancellationToken.None);
            if (!detector.Never || frame > from * 5)
            {
                // The next picture comes when this one was used, so that none is dropped.
                await taken.Task.WaitAsync(Soon, TimeProvider.System);
            }
        }
    }

    private async Task<byte[]> RowAsync(DateTimeOffset minute)
    {
        await using var context = database.CreateDbContext();
        return (await context.ActivityMinutes.SingleAsync(a => a.CameraId == camera && a.Minute == minute)).Samples;
    }

    private sealed class ScriptedDetector : IFrameDetector
    {
        public bool Away { get; set; }

        public bool Never { get; set; }

        public int Asked { get; private set; }

        public async Task<IReadOnlyList<DetectedObject>?> DetectAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            Asked++;
            if (Never)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return Away ? null : [new("person", 0.9f, new PictureBox(0, 0, 1, 1)), new("person", 0.3f, new PictureBox(0, 0, 1, 1)), new("bed", 0.8f, new PictureBox(0, 0, 1, 1))];
        }
    }

    private sealed class RememberingListener : IDetectionListener
    {
        public List<FrameDetections> Looks { get; } = [];

        public int Watches { get; private set; }

        public void Looked(FrameDetections detections, VideoFrame frame) => Looks.Add(detections);

        public void Watched(VideoFrame frame, float motion) => Watches++;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
