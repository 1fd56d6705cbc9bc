using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class BudgetWindowTests
{
    [Theory]
    [InlineData("Asia/Seoul", "2026-11-30T15:00:00Z", "2026-11-30T15:00:00Z", 24, "2026-11-30T15:00:00Z")]
    [InlineData("Asia/Seoul", "2026-11-30T14:59:59Z", "2026-11-29T15:00:00Z", 24, "2026-10-31T15:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", 23, "2026-02-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", 25, "2026-09-30T22:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00Z", 23, "2026-09-01T04:00:00Z")]
    [InlineData("UTC", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 24, "2027-01-01T00:00:00Z")]
    public void Days_and_months_are_those_of_the_familys_calendar(string zone, string now, string day, double hours, string month)
    {
        var window = BudgetWindow.At(At(now), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal((At(day), hours, At(month)), (window.DayFromAt, (window.DayToAt - window.DayFromAt).TotalHours, window.MonthFromAt));
        Assert.InRange((window.MonthToAt - window.MonthFromAt).TotalDays, 27.9, 31.1);
    }

    [Fact]
    public void Every_moment_of_a_year_lies_in_its_day_and_its_month()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        for (var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2027; at = at.AddMinutes(47))
        {
            var window = BudgetWindow.At(at, zone);
            Assert.True(window.DayFromAt <= at && at < window.DayToAt && window.MonthFromAt <= window.DayFromAt && window.DayToAt <= window.MonthToAt, $"{at:O}: {window}");
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
