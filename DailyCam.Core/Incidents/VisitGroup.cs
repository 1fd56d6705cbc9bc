namespace DailyCam.Core.Incidents;

/// <summary>
/// What a list shows in one row: an incident, or visits to one danger zone in short succession. Each visit stays an incident with its own evidence and answer; this is only how they are shown and judged.
/// Immutable.
/// </summary>
/// <param name="Incidents">Newest first; never empty, all of one camera, one zone, one kind and one answer when there are several.</param>
/// <param name="MayGoOn">Whether there may be more of them than were read: then what is counted is "at least".</param>
public sealed record VisitGroup(IReadOnlyList<Incident> Incidents, bool MayGoOn)
{
    /// <summary>The one that shows the row: the gravest that has a picture, the newest of these; without any picture the gravest.</summary>
    public Incident Cover { get; } = Incidents.OrderBy(static incident => incident.EvidencePicture is null).ThenBy(static incident => incident.Severity).ThenByDescending(static incident => incident.StartAt).First();

    /// <summary>The gravest of them.</summary>
    public Severity Severity { get; } = Incidents.Min(static incident => incident.Severity);

    /// <summary>The newest, which places the row in a list.</summary>
    public Incident Newest => Incidents[0];

    public Incident Oldest => Incidents[^1];

    public bool IsSeveral => Incidents.Count > 1;

    /// <summary>End of the last that ended, UTC; begin of the newest while that goes on.</summary>
    public DateTimeOffset EndAt { get; } = Incidents.Max(static incident => incident.EndAt ?? incident.StartAt);

    /// <summary>How many there are of each severity, worst first; empty where all are alike.</summary>
    public IReadOnlyList<(Severity Severity, int Count)> Mix { get; } =
        Incidents.GroupBy(static incident => incident.Severity).OrderBy(static one => one.Key).Select(static one => (one.Key, one.Count())).ToList() is { Count: > 1 } mix ? mix : [];
}
