using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Measures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class StreamMeterTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly StreamFacts Facts = new("h264", SendsSound: false, Transcoding: false);

    /// <summary>One thing that happens: a fragment, or the end of the connection before it.</summary>
    public sealed record Happening(int Milliseconds, int Frames, int Bytes, bool Key, int Late, int Lost, bool Reconnects);

    private static readonly Gen<Happening> Happenings =
        from milliseconds in Gen.Frequency((6, Gen.Choose(480, 540)), (1, Gen.Choose(1, 4000)))
        from frames in Gen.Choose(0, 30)
        from bytes in Gen.Choose(1, 90_000)
        from key in Gen.Choose(0, 3)
        from late in Gen.Choose(0, 900)
        from lost in Gen.Choose(0, 3)
        from reconnects in Gen.Choose(0, 20)
        select new Happening(milliseconds, frames, bytes, key == 0, late, lost, reconnects == 0);

    [Fact]
    public void A_steady_minute_is_what_the_camera_sent()
    {
        var source = new StreamSource(Ten);
        var minutes = Run(Enumerable.Range(0, 241).Select(i => source.Next(key: i % 4 == 0, bytes: 125_000)), source);
        var minute = minutes[1];
        Assert.Equal(Ten.AddMinutes(1), minute.Minute);
        Assert.Equal((120, 1800, 60_000, 30), (minute.Fragments, minute.Frames, minute.MediaMilliseconds, minute.KeyFrames));
        Assert.Equal((30.0, 2_000_000.0, 0.0), (minute.Fps, minute.Bitrate, minute.Jitter));
        Assert.Equal((2000, 0, 0, 0), (minute.KeyFrameIntervalMilliseconds, minute.MissingFrames, minute.DriftMilliseconds, minute.Reconnects));
        Assert.Null(minute.LostPackets);
        Assert.Null(minute.HasSound);
        Assert.Equal(("h264", 1280, 720), (minute.VideoCodec, minute.Width, minute.Height));
    }

    [Fact]
    public void Frames_that_are_not_there_are_counted_against_the_cameras_own_rate()
    {
        var source = new StreamSource(Ten);
        var fragments = Enumerable.Range(0, 100).Select(i => source.Next(frames: i == 50 ? 12 : 15, holeMilliseconds: i == 80 ? 1000 : 0)).ToList();
        Assert.Equal(3 + 30, Run(fragments, source).Sum(static minute => minute.MissingFrames));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    [InlineData(30)]
    public void Trembling_time_stamps_are_no_missing_frames(int fps)
    {
        var random = new Random(fps);
        var source = new StreamSource(Ten);
        var frames = fps / 2;

        // Each fragment's length is off by up to a third of a frame, and the next one makes up for it.
        var (owed, fragments) = (0, new List<MediaFragment>());
        for (var i = 0; i < 600; i++)
        {
            var tremble = random.Next(-333 / fps, (333 / fps) + 1);
            fragments.Add(source.Next((frames * 1000 / fps) + tremble - owed, frames));
            owed = tremble;
        }

        Assert.Equal(0, Run(fragments, source).Sum(static minute => minute.MissingFrames));
    }

    [Fact]
    public void Uneven_arrival_is_the_mean_difference_of_neighbours()
    {
        var source = new StreamSource(Ten);
        var minutes = Run(Enumerable.Range(0, 100).Select(i => source.Next(lateMilliseconds: i % 2 == 0 ? 0 : 80)), source);
        Assert.Equal(80, minutes[0].Jitter!.Value, tolerance: 0.001);
        Assert.Equal(0, minutes[0].DriftMilliseconds);
    }

    [Fact]
    public void A_slow_clock_of_the_camera_is_drift_and_not_jitter()
    {
        var source = new StreamSource(Ten);
        var minutes = Run(Enumerable.Range(0, 1200).Select(i => source.Next(lateMilliseconds: i)), source);

        // One millisecond a fragment, two fragments a second, counted from the first minute.
        Assert.InRange(minutes[5].DriftMilliseconds, 590, 610);
        Assert.Equal(1, minutes[5].Jitter!.Value, tolerance: 0.01);
    }

    [Fact]
    public void A_reconnect_is_counted_and_neither_its_outage_nor_its_new_clock_is_drift_or_loss()
    {
        var source = new StreamSource(Ten);
        var meter = new StreamMeter(StreamSource.Camera);
        var minutes = new List<MeasureMinute>();
        for (var i = 0; i < 40; i++)
        {
            Take(minutes, meter.Add(source.Next(key: i % 4 == 0), source.Elapsed, Facts));
        }

        Take(minutes, meter.Close());
        source.Reconnect(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 40; i++)
        {
            Take(minutes, meter.Add(source.Next(key: i % 4 == 0), source.Elapsed, Facts));
        }

        Take(minutes, meter.Close());
        Assert.Equal([0, 1], minutes.Select(static minute => minute.Reconnects));
        Assert.All(minutes, static minute => Assert.Equal((0, 2000, 0), (minute.DriftMilliseconds, minute.KeyFrameIntervalMilliseconds, minute.MissingFrames)));
        Assert.Equal(minutes[0].Minute, minutes[1].Minute);
        Assert.Equal(1, meter.Live.Reconnects);
    }

    [Fact]
    public void The_last_minute_forgets_what_is_older()
    {
        var source = new StreamSource(Ten);
        var meter = new StreamMeter(StreamSource.Camera);
        for (var i = 0; i < 300; i++)
        {
            meter.Add(source.Next(frames: i == 60 ? 5 : 15, lost: i == 60 ? 7 : null), source.Elapsed, Facts);
            if (i is 61 or 299)
            {
                Assert.Equal(i == 61 ? (10, 7) : (0, null), (meter.Live.MissingFrames, meter.Live.LostPackets));
            }
        }
    }

    [Fact]
    public void Whatever_a_camera_does_the_minutes_add_up_to_what_it_sent() =>
        Prop.ForAll(Happenings.ListOf().Resize(400).ToArbitrary(), static happenings => AddUp(happenings))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(400).WithQuietOnSuccess(true));

    private static void AddUp(IList<Happening> happenings)
    {
        var source = new StreamSource(Ten);
        var meter = new StreamMeter(StreamSource.Camera);
        var (sent, minutes) = (new List<MediaFragment>(), new List<MeasureMinute>());
        foreach (var what in happenings)
        {
            if (what.Reconnects && sent.Count > 0)
            {
                Take(minutes, meter.Close());
                source.Reconnect(TimeSpan.FromSeconds(3));
            }

            var fragment = source.Next(what.Milliseconds, what.Frames, what.Key, what.Bytes, what.Late, lost: what.Lost == 0 ? null : what.Lost);
            sent.Add(fragment);
            Take(minutes, meter.Add(fragment, source.Elapsed, Facts));
        }

        Take(minutes, meter.Close());
        Assert.Equal(sent.Count, minutes.Sum(static minute => minute.Fragments));
        Assert.Equal(sent.Sum(static fragment => fragment.VideoSampleCount), minutes.Sum(static minute => minute.Frames));
        Assert.Equal(sent.Sum(static fragment => (long)fragment.Bytes.Length), minutes.Sum(static minute => minute.Bytes));
        Assert.Equal((int)sent.Sum(static fragment => fragment.Duration.TotalMilliseconds), minutes.Sum(static minute => minute.MediaMilliseconds));
        Assert.Equal(sent.Count(static fragment => fragment.StartsWithKeyFrame), minutes.Sum(static minute => minute.KeyFrames));
        Assert.Equal(sent.Sum(static fragment => fragment.LostPackets ?? 0), minutes.Sum(static minute => minute.LostPackets ?? 0));
        Assert.Equal(Math.Max(0, sent.Select(static fragment => fragment.Init.Attempt).Distinct().Count() - 1), minutes.Sum(static minute => minute.Reconnects));
        Assert.Equal(LongestKeyInterval(sent), minutes.Max(static minute => minute.KeyFrameIntervalMilliseconds));
        Assert.All(minutes, static minute => Assert.True(minute.MissingFrames is null or >= 0));
    }

    private static int? LongestKeyInterval(List<MediaFragment> sent) => sent.Where(static fragment => fragment.StartsWithKeyFrame).GroupBy(static fragment => fragment.Init.Attempt)
        .SelectMany(static attempt => attempt.Zip(attempt.Skip(1), static (a, b) => (int?)(b.MediaStart - a.MediaStart).TotalMilliseconds)).Max();

    private static List<MeasureMinute> Run(IEnumerable<MediaFragment> fragments, StreamSource source)
    {
        var meter = new StreamMeter(StreamSource.Camera);
        var minutes = new List<MeasureMinute>();
        foreach (var fragment in fragments)
        {
            Take(minutes, meter.Add(fragment, fragment.ReceivedAt - Ten, Facts));
        }

        Take(minutes, meter.Close());
        Assert.True(source.Elapsed > TimeSpan.Zero);
        return minutes;
    }

    private static void Take(List<MeasureMinute> minutes, MeasureMinute? minute)
    {
        if (minute is not null)
        {
            minutes.Add(minute);
        }
    }
}
