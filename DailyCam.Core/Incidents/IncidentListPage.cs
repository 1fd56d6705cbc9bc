namespace DailyCam.Core.Incidents;

/// <summary>A page of a list of incidents that shows repeated visits in one row.</summary>
/// <param name="Incidents">Newest first, as they are stored.</param>
/// <param name="Next">Where the next page begins; null when nothing is left.</param>
public sealed record IncidentListPage(IReadOnlyList<Incident> Incidents, IncidentCursor? Next);
