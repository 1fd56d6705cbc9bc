namespace DailyCam.Web.Features.Reports;

/// <summary>Marks the texts of the daily report: its page, its sentences and its answers.</summary>
public sealed class ReportsText;
