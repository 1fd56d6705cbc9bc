namespace DailyCam.Core.Reports.Periods;

/// <summary>An incident with the date of the day in whose report it stands.</summary>
public sealed record DatedIncident(DateOnly Date, ReportIncident Incident);
