namespace DailyCam.Core.Reports.Periods;

/// <summary>How long a report is.</summary>
public enum PeriodKind
{
    Day = 1,
    Week = 2,
    Month = 3,
}
