using DailyCam.Core.Cameras;

namespace DailyCam.Core.Incidents;

/// <summary>Puts repeated visits to a danger zone together, so that forty a day are not forty rows. Pure.</summary>
public static class VisitGroups
{
    /// <summary>
    /// From the end of one visit to the begin of the next. A child who is called away from the stove is back within minutes; who comes back after a quarter of an hour began something new. Longer, and the
    /// morning's visits would be one row with the noon's.
    /// </summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Who stays longer in a zone does not visit it. It bounds how far beyond the end of what was read a group may go on.</summary>
    private static readonly TimeSpan LongestVisit = TimeSpan.FromHours(1);

    /// <summary>Each incident in exactly one group; the groups newest first by their newest incident, as a list of the incidents would be.</summary>
    /// <param name="incidents">In any order, each once.</param>
    /// <param name="older">Where what was read ends: there may be older ones. Null when there are none.</param>
    /// <param name="newer">Where what was read begins: there may be newer ones. Null when it begins with the newest.</param>
    /// <param name="mixesAnswers">Whether visits that were answered differently may stand in one group. Where what was answered leaves the list they may not.</param>
    public static IReadOnlyList<VisitGroup> Of(IEnumerable<Incident> incidents, IncidentCursor? older = null, IncidentCursor? newer = null, bool mixesAnswers = false)
    {
        var open = new Dictionary<VisitKey, (List<Incident> Visits, DateTimeOffset EndAt)>();
        var all = new List<List<Incident>>();
        foreach (var incident in incidents.OrderBy(static one => one.StartAt).ThenBy(static one => one.Id.Value, StringComparer.Ordinal))
        {
            var endAt = incident.EndAt ?? incident.StartAt;
            var key = VisitKey.Of(incident, mixesAnswers);
            if (key is { } same && open.TryGetValue(same, out var last) && incident.StartAt - last.EndAt <= LongestPause)
            {
                last.Visits.Add(incident);
                open[same] = (last.Visits, endAt > last.EndAt ? endAt : last.EndAt);
                continue;
            }

            all.Add([incident]);
            if (key is { } own)
            {
                open[own] = (all[^1], endAt);
            }
        }

        return
        [
            .. all.Select(visits => new VisitGroup([.. Enumerable.Reverse(visits)], MayGoOn(visits, older, newer)))
                .OrderByDescending(static group => group.Newest.StartAt).ThenByDescending(static group => group.Newest.Id.Value, StringComparer.Ordinal),
        ];
    }

    private static DateTimeOffset EndOf(List<Incident> visits) => visits.Max(static visit => visit.EndAt ?? visit.StartAt);

    private static bool MayGoOn(List<Incident> visits, IncidentCursor? older, IncidentCursor? newer) =>
        VisitKey.Of(visits[0], mixesAnswers: true) is not null
        && ((older is { } end && visits[0].StartAt - end.StartAt <= LongestPause + LongestVisit) || (newer is { } begin && begin.StartAt - EndOf(visits) <= LongestPause));

    /// <summary>What visits of one group have in common.</summary>
    private readonly record struct VisitKey(CameraId Camera, string Zone, IncidentCategory Category, ReviewState? Review)
    {
        /// <summary>Null for what is no visit to a zone that somebody has drawn. A zone that was renamed between two visits is the same one.</summary>
        public static VisitKey? Of(Incident incident, bool mixesAnswers) =>
            incident.Category == IncidentCategory.DangerZoneEntry && (incident.ZoneId?.Value ?? incident.ZoneName) is { Length: > 0 } zone
                ? new VisitKey(incident.CameraId, zone, incident.Category, mixesAnswers ? null : incident.Review)
                : null;
    }
}
