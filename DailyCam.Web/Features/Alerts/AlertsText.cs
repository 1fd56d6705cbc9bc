namespace DailyCam.Web.Features.Alerts;

/// <summary>Marks the texts of alerts.</summary>
public sealed class AlertsText;
