namespace DailyCam.Core.Reports.Periods;

/// <summary>How long a report of more than a day is.</summary>
public enum PeriodKind
{
    Week = 1,
    Month = 2,
}
