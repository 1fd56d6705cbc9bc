namespace DailyCam.Web.Features.Incidents;

/// <summary>Marks the texts of the inbox, of the page about one incident, and of the answers that other pages take too.</summary>
public sealed class IncidentsText;
