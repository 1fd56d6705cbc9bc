using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports;

/// <summary>What went on, hour by hour: movement and people from local vision, what the child did from a model. Pure.</summary>
internal static class ActivitySection
{
    private const int MinutesPerHour = 60;

    public static ReportActivity Build(DayFacts facts, DayMinutes minutes, ReportRules rules, SentenceGate gate)
    {
        var hours = Hours(facts, minutes, rules);
        return new ReportActivity(hours, [.. gate.Keep(People(minutes)), .. gate.Keep(Busiest(hours, minutes)), .. gate.Keep(Doings(facts))]);
    }

    private static List<HourActivity> Hours(DayFacts facts, DayMinutes minutes, ReportRules rules)
    {
        var hours = new List<HourActivity>();
        for (var at = facts.Day.FromAt; at < facts.Day.ToAt; at = at.AddHours(1))
        {
            var (from, to) = (minutes.IndexOf(at), minutes.IndexOf(at.AddHours(1)));
            var points = minutes.Range(from, to).Select(minutes.Point).OfType<Timeline.ActivityPoint>().ToList();
            hours.Add(new HourActivity(
                at,
                to - from,
                minutes.WatchedIn(from, to),
                points.Count(point => point.Motion >= rules.ActiveMotion && point.Motion > 0),
                points.Count(static point => point.People > 0),
                points.Count == 0 ? 0 : points.Max(static point => point.People)));
        }

        return hours;
    }

    private static IEnumerable<CitedSentence> People(DayMinutes minutes)
    {
        var seen = minutes.Range(0, minutes.Count).Where(minute => minutes.Point(minute) is { People: > 0 }).ToList();
        if (seen.Count > 0)
        {
            yield return CitedSentence.Of(
                "Activity.People", [minutes.ActivityOf(seen[0]), minutes.ActivityOf(seen[^1])], TimeSpan.FromMinutes(seen.Count), new MinuteOfDay(minutes.At(seen[0])), new MinuteOfDay(minutes.At(seen[^1])));
        }
        else if (minutes.Watched > 0)
        {
            yield return CitedSentence.Of("Activity.Nobody", minutes.Looks(0, minutes.Count), TimeSpan.FromMinutes(minutes.Watched));
        }
    }

    private static IEnumerable<CitedSentence> Busiest(List<HourActivity> hours, DayMinutes minutes)
    {
        if (hours.MaxBy(static hour => hour.ActiveMinutes) is not { ActiveMinutes: > 0 } hour)
        {
            yield break;
        }

        var from = minutes.IndexOf(hour.At);
        var liveliest = minutes.Range(from, from + MinutesPerHour).Where(minute => minutes.Point(minute) is not null).MaxBy(minute => minutes.Point(minute)!.Motion);
        yield return CitedSentence.Of(
            "Activity.Busiest", minutes.ActivityOf(liveliest), new MinuteOfDay(hour.At), new MinuteOfDay(hour.At.AddHours(1)), TimeSpan.FromMinutes(hour.ActiveMinutes));
    }

    /// <summary>Sleep has a section of its own, and being away is nothing the child did in the picture.</summary>
    private static IEnumerable<CitedSentence> Doings(DayFacts facts)
    {
        foreach (var activity in Enum.GetValues<ChildActivity>().Where(static a => a is not (ChildActivity.CannotTell or ChildActivity.Absent or ChildActivity.Sleeping)))
        {
            var stretches = ActivityTotals.Of(facts, activity);
            var length = stretches.Aggregate(TimeSpan.Zero, static (sum, one) => sum + one.Stretch.Length);
            if (length > TimeSpan.Zero)
            {
                yield return CitedSentence.Of("Activity.Doing", stretches.SelectMany(static one => one.Citations), activity, length);
            }
        }
    }
}
