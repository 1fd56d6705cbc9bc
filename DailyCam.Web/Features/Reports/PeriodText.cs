namespace DailyCam.Web.Features.Reports;

/// <summary>Marks the texts of the reports of weeks and months, and of the tabs between them.</summary>
public sealed class PeriodText;
