using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Analysis;

/// <summary>Adds up the activity track of a stretch.</summary>
internal static class ActivitySummary
{
    /// <summary>Points of the small plot beside a summary.</summary>
    private const int PlotPoints = 10;
    private const int SecondsPerMinute = 60;
    private const double FullMotion = 255;

    /// <param name="minutes">Every minute that overlaps the stretch, in any order.</param>
    /// <param name="activeMotion">Motion (0 to 1) from which a second counts as active.</param>
    /// <param name="rule">Which seconds were watched; the others say nothing.</param>
    public static SegmentFacts Of(DateTimeOffset startAt, DateTimeOffset endAt, IEnumerable<ActivityMinute> minutes, double activeMotion, WatchRule rule)
    {
        var length = endAt - startAt;
        var seconds = Math.Max(0, (int)Math.Round(length.TotalSeconds));
        var sums = new double[PlotPoints];
        var counts = new int[PlotPoints];
        int watched = 0, active = 0, person = 0, most = 0;
        foreach (var (at, motion, people) in WatchedSeconds(startAt, endAt, minutes, rule))
        {
            watched++;
            active += motion >= activeMotion && motion > 0 ? 1 : 0;
            person += people > 0 ? 1 : 0;
            most = Math.Max(most, people);
            var point = Math.Clamp((int)((at - startAt) / length * PlotPoints), 0, PlotPoints - 1);
            sums[point] += motion;
            counts[point]++;
        }

        return new SegmentFacts
        {
            Seconds = seconds,
            WatchedSeconds = Math.Min(watched, seconds),
            ActiveSeconds = Math.Min(active, seconds),
            PersonSeconds = Math.Min(person, seconds),
            MostPeople = most,
            Activity = [.. sums.Zip(counts, static (sum, count) => count == 0 ? 0 : Math.Round(sum / count, 4))],
        };
    }

    /// <summary>Seconds of a minute that were watched.</summary>
    public static int WatchedIn(ActivityMinute minute, WatchRule rule) => Enumerable.Range(0, SecondsPerMinute).Count(second => rule.IsWatched(minute.Samples, second));

    /// <summary>Mean motion of a minute's seconds that had pictures, 0 to 1: it is measured without the model.</summary>
    public static double MotionIn(ActivityMinute minute)
    {
        double sum = 0;
        var count = 0;
        for (var second = 0; second < SecondsPerMinute; second++)
        {
            if (WatchRule.HasPictures(minute.Samples, second))
            {
                sum += minute.Samples[second * ActivityMinute.BytesPerSecond] / FullMotion;
                count++;
            }
        }

        return count == 0 ? 0 : Math.Round(sum / count, 4);
    }

    /// <summary>Most people of a minute at once.</summary>
    public static int PeopleIn(ActivityMinute minute) => Enumerable.Range(0, SecondsPerMinute)
        .Max(second => WatchRule.HasPictures(minute.Samples, second) ? minute.Samples[(second * ActivityMinute.BytesPerSecond) + 1] : 0);

    /// <summary>Mean power of a minute's measured seconds in dB below full scale; null when none was measured.</summary>
    public static double? LoudnessIn(ActivityMinute minute)
    {
        double power = 0;
        var count = 0;
        for (var second = 0; second < SecondsPerMinute; second++)
        {
            if (minute.LoudnessAt(second) is { } level)
            {
                power += SoundSeconds.PowerOf(level);
                count++;
            }
        }

        return count == 0 ? null : Math.Round(SoundSeconds.LevelOf(power / count), 1);
    }

    /// <summary>How many people were seen at most over the watched part of a stretch, in whole seconds from its start; what was not watched is left out.</summary>
    public static IReadOnlyList<PeopleStretch> PeopleOver(DateTimeOffset startAt, DateTimeOffset endAt, IEnumerable<ActivityMinute> minutes, WatchRule rule)
    {
        var stretches = new List<PeopleStretch>();
        foreach (var (at, _, people) in WatchedSeconds(startAt, endAt, minutes.OrderBy(static minute => minute.Minute), rule))
        {
            var second = (int)(at - startAt).TotalSeconds;
            if (stretches.Count > 0 && stretches[^1].People == people && stretches[^1].ToSecond >= second)
            {
                stretches[^1] = stretches[^1] with { ToSecond = second + 1 };
            }
            else
            {
                stretches.Add(new PeopleStretch(second, second + 1, people));
            }
        }

        return stretches;
    }

    private static IEnumerable<(DateTimeOffset At, double Motion, int People)> WatchedSeconds(DateTimeOffset startAt, DateTimeOffset endAt, IEnumerable<ActivityMinute> minutes, WatchRule rule)
    {
        foreach (var minute in minutes)
        {
            for (var second = 0; second < SecondsPerMinute; second++)
            {
                // The middle of the second decides, so that neighbours never both count it.
                var at = minute.Minute.AddSeconds(second + 0.5);
                if (at >= startAt && at < endAt && rule.IsWatched(minute.Samples, second))
                {
                    var offset = second * ActivityMinute.BytesPerSecond;
                    yield return (at, minute.Samples[offset] / FullMotion, minute.Samples[offset + 1]);
                }
            }
        }
    }
}
