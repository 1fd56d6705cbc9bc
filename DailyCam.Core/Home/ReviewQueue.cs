using DailyCam.Core.Incidents;

namespace DailyCam.Core.Home;

/// <summary>Incidents as a family goes through them: what waits for somebody, and who has looked at what. Pure.</summary>
/// <param name="Waiting">Not reviewed yet, worst first, then newest first.</param>
/// <param name="Seen">Reviewed, the latest review first.</param>
public sealed record ReviewQueue(IReadOnlyList<Incident> Waiting, IReadOnlyList<Incident> Seen)
{
    public static ReviewQueue Empty { get; } = new([], []);

    /// <param name="incidents">Each may stand in it twice.</param>
    /// <param name="seenSince">Reviews before this are yesterday's matter.</param>
    public static ReviewQueue Of(IEnumerable<Incident> incidents, DateTimeOffset seenSince)
    {
        var all = incidents.DistinctBy(static incident => incident.Id).ToList();
        return new ReviewQueue(
            [.. all.Where(static incident => incident.Review == ReviewState.New).OrderBy(static incident => incident.Severity).ThenByDescending(static incident => incident.StartAt)],
            [.. all.Where(incident => incident.Review != ReviewState.New && incident.ReviewedAt >= seenSince).OrderByDescending(static incident => incident.ReviewedAt)]);
    }
}
