using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Questions;

/// <summary>Finds the times of a topic in a day's facts, and says whether anybody could have seen it. Pure.</summary>
internal static class Occurrences
{
    /// <summary>Minutes without anybody that still belong to one stay: the model loses a turned-away child for a look or two.</summary>
    private const int SameStay = 2;

    public static IReadOnlyList<Occurrence> Of(DayQuestion asked)
    {
        var found = asked.Question.Topic switch
        {
            { IsIncident: true } topic => asked.Facts.Incidents.Where(incident => Matches(incident, topic)).Select(static incident => new Occurrence(incident.StartAt, incident.EndAt - incident.StartAt, [Citation.Of(incident)])),
            { Activity: { } activity } => ActivityTotals.Of(asked.Facts, activity).Select(static one => new Occurrence(one.Stretch.FromAt, one.Stretch.Length, one.Citations)),
            { Kind: TopicKind.Motion } => Stays(asked, point => point.Motion >= asked.Rules.ActiveMotion && point.Motion > 0),
            _ => Stays(asked, static point => point.People > 0),
        };
        return [.. found.Where(one => asked.Contains(one.At)).OrderBy(static one => one.At)];
    }

    /// <summary>Whether what looked at these minutes can see such a thing: persons, movement and drawn zones are seen by local vision, everything else only by a model.</summary>
    public static Sight SightOf(DayQuestion asked) => asked.Question.Topic switch
    {
        { Kind: TopicKind.Person or TopicKind.Motion or TopicKind.Incident } => asked.Watched > 0 ? Sight.Watched : Sight.Unwatched,
        { Category: IncidentCategory.DangerZoneEntry } when asked.Facts.Cameras.All(static camera => camera.Zones.Count == 0) => Sight.NoZone,
        { Category: IncidentCategory.DangerZoneEntry } => asked.Watched > 0 ? Sight.Watched : Sight.Unwatched,
        _ => asked.ExaminedClosely.Count > 0 ? Sight.Examined : Sight.NotExamined,
    };

    private static bool Matches(Incident incident, QuestionTopic topic) =>
        (topic.Severity is not { } severity || incident.Severity == severity)
        && (topic.Category is not { } category || incident.Category == category)
        && (topic.Zone is not { } zone || string.Equals(incident.ZoneName, zone, StringComparison.Ordinal));

    private static IEnumerable<Occurrence> Stays(DayQuestion asked, Func<Timeline.ActivityPoint, bool> counts)
    {
        int first = -1, last = -1;
        foreach (var minute in asked.Minutes.Range(asked.FromMinute, asked.ToMinute).Where(minute => asked.Minutes.Point(minute) is { } point && counts(point)))
        {
            if (first >= 0 && minute - last - 1 > SameStay)
            {
                yield return Stay(asked, first, last);
                first = minute;
            }

            first = first < 0 ? minute : first;
            last = minute;
        }

        if (first >= 0)
        {
            yield return Stay(asked, first, last);
        }
    }

    private static Occurrence Stay(DayQuestion asked, int first, int last) => new(
        asked.Minutes.At(first), TimeSpan.FromMinutes(last - first + 1),
        first == last ? [asked.Minutes.ActivityOf(first)] : [asked.Minutes.ActivityOf(first), asked.Minutes.ActivityOf(last)]);
}
