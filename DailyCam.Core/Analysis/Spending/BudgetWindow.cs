using DailyCam.Core.Timeline;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Since when money counts against the day and the month, and when each begins anew. Pure.</summary>
public readonly record struct BudgetWindow(DateTimeOffset DayFromAt, DateTimeOffset DayToAt, DateTimeOffset MonthFromAt, DateTimeOffset MonthToAt)
{
    /// <param name="zone">The family's: its day may be 23 or 25 hours long.</param>
    public static BudgetWindow At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DayWindow.DateAt(now, zone);
        var first = new DateOnly(today.Year, today.Month, 1);
        var day = DayWindow.Of(today, zone);
        return new BudgetWindow(day.FromAt, day.ToAt, DayWindow.Of(first, zone).FromAt, DayWindow.Of(first.AddMonths(1), zone).FromAt);
    }
}
