namespace DailyCam.Core.Incidents;

/// <summary>Something to store and tell.</summary>
/// <param name="IsNew">True at an entry's opening: its row is made. False afterwards: a row that is missing was deleted.</param>
internal sealed record IncidentChange(ZoneEntry Entry, bool IsNew);
