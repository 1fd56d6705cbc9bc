using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class ActivityTrackTests
{
    private static readonly DateTimeOffset Minute = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    /// <summary>What goes in comes out to half a decibel, in whatever order and pieces it was written; what was not measured stays unknown.</summary>
    [Fact]
    public void Loudness_survives_the_row_and_unknown_stays_unknown()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var measured = Enumerable.Range(0, 60).Where(_ => random.Next(3) > 0).ToDictionary(static second => second, _ => random.Next(10) == 0 ? double.NegativeInfinity : (random.NextDouble() * 130) - 120);
            byte[] row = random.Next(2) == 0 ? [] : new byte[ActivityMinute.LoudnessFrom];
            foreach (var piece in measured.OrderBy(_ => random.Next()).Chunk(1 + random.Next(60)))
            {
                var samples = new ActivitySamples(Minute);
                foreach (var (second, level) in piece)
                {
                    samples.AddLoudness(Minute.AddSeconds(second + random.NextDouble()), level);
                }

                row = samples.MergedInto(row);
            }

            var read = new ActivityMinute { CameraId = CameraId.New(), Minute = Minute, Samples = row };
            for (var second = 0; second < 60; second++)
            {
                if (measured.TryGetValue(second, out var level))
                {
                    Assert.Equal(Math.Clamp(level, -100, 0), read.LoudnessAt(second)!.Value, 0.2501);
                }
                else
                {
                    Assert.Null(read.LoudnessAt(second));
                }
            }

            Assert.All(row[..Math.Min(row.Length, ActivityMinute.LoudnessFrom)], static value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void A_row_from_before_loudness_is_read_as_ever_and_gets_its_loudness_when_it_is_written_again()
    {
        byte[] old = [.. Enumerable.Range(0, 240).Select(static n => (byte)n)];
        var row = new ActivityMinute { CameraId = CameraId.New(), Minute = Minute, Samples = old };
        Assert.All(Enumerable.Range(0, 60), second => Assert.Null(row.LoudnessAt(second)));
        Assert.Null(ActivitySummary.LoudnessIn(row));
        Assert.Equal(237, ActivitySummary.PeopleIn(row));

        var more = new ActivitySamples(Minute);
        more.AddLoudness(Minute.AddSeconds(7), -30);
        row.Samples = more.MergedInto(old);
        Assert.Equal(old, row.Samples[..240]);
        Assert.Equal(-30, row.LoudnessAt(7));
        Assert.Equal(-30, ActivitySummary.LoudnessIn(row));
    }

    [Fact]
    public void Loud_seconds_are_no_looks()
    {
        var rule = new WatchRule(new DetectionOptions());
        var samples = new ActivitySamples(Minute);
        samples.AddMotion(Minute.AddSeconds(59), 0);
        for (var second = 0; second < 60; second++)
        {
            samples.AddLoudness(Minute.AddSeconds(second), 0);
        }

        Assert.Equal(0, ActivitySummary.WatchedIn(new ActivityMinute { CameraId = CameraId.New(), Minute = Minute, Samples = samples.Bytes.ToArray() }, rule));
    }

    [Fact]
    public void A_minute_is_as_loud_as_the_mean_power_of_what_was_measured_of_it()
    {
        var samples = new ActivitySamples(Minute);
        samples.AddLoudness(Minute, -20);
        samples.AddLoudness(Minute.AddSeconds(30), -100);
        var row = new ActivityMinute { CameraId = CameraId.New(), Minute = Minute, Samples = samples.Bytes.ToArray() };
        Assert.Equal(-23.0, ActivitySummary.LoudnessIn(row));
    }
}
