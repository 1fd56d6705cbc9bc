namespace DailyCam.Web.Api;

/// <summary>An incident of a period with the date of the day in whose report it stands.</summary>
internal sealed record DatedIncidentAnswer(DateOnly Date, ReportIncidentAnswer Incident);
