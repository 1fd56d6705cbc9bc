using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Features.Reports;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2026-11-20", DayOfWeek.Sunday, "2026-11-15", "2026-11-21")]
    [InlineData("2026-11-15", DayOfWeek.Sunday, "2026-11-15", "2026-11-21")]
    [InlineData("2026-11-21", DayOfWeek.Sunday, "2026-11-15", "2026-11-21")]
    [InlineData("2026-11-20", DayOfWeek.Monday, "2026-11-16", "2026-11-22")]
    [InlineData("2026-11-15", DayOfWeek.Monday, "2026-11-09", "2026-11-15")]
    [InlineData("2027-01-01", DayOfWeek.Monday, "2026-12-28", "2027-01-03")]
    public void A_week_begins_where_its_calendar_says(string date, DayOfWeek first, string from, string to)
    {
        var week = ReportPeriod.Of(PeriodKind.Week, Date(date), first);
        Assert.Equal((Date(from), Date(to)), (week.From, week.To));
        Assert.Equal((Date(to).AddDays(1), Date(from).AddDays(-7)), (week.Next().From, week.Previous().From));
        Assert.Equal((7, first), (week.Dates.Count, week.Weekdays[0]));
        Assert.Equal(week, Assert.Single(week.Weeks()));
        Assert.Contains(nameof(ReportPeriod.From), week.ToString(), StringComparison.Ordinal); // A log line would otherwise end the process.
    }

    [Theory]
    [InlineData("2026-02-14", 28, 4, "2026-01-01", "2026-03-01")]
    [InlineData("2028-02-29", 29, 5, "2028-01-01", "2028-03-01")]
    [InlineData("2026-08-01", 31, 6, "2026-07-01", "2026-09-01")]
    public void A_month_has_its_days_and_weeks_that_make_it_up(string date, int days, int weeks, string previous, string next)
    {
        var month = ReportPeriod.Of(PeriodKind.Month, Date(date), DayOfWeek.Sunday);
        Assert.Equal((days, weeks), (month.Dates.Count, month.Weeks().Count));
        Assert.Equal((Date(previous), Date(next)), (month.Previous().From, month.Next().From));
        Assert.Equal(month.Dates, month.Weeks().SelectMany(static week => week.Dates));
        Assert.Equal((7, 7), (month.Weekdays.Count, month.Weekdays.Distinct().Count()));
    }

    [Fact]
    public void Korean_weeks_begin_on_sunday_and_those_of_no_country_on_monday()
    {
        Assert.Equal(DayOfWeek.Sunday, WeekStart.Of(CultureInfo.GetCultureInfo("ko")));
        Assert.Equal(DayOfWeek.Monday, WeekStart.Of(CultureInfo.GetCultureInfo("en")));
        Assert.Equal((DayOfWeek.Sunday, DayOfWeek.Monday, null), (WeekStart.Parse("sunday"), WeekStart.Parse("monday"), WeekStart.Parse("friday")));
    }

    [Fact]
    public void Addresses_are_those_that_the_pages_read()
    {
        var camera = new CameraId("camera222222");
        Assert.Equal("reports/2026-11-20", ReportLinks.Report(Date("2026-11-20"), null));
        Assert.Equal("reports/week/2026-11-15?camera=camera222222", ReportLinks.Period(PeriodKind.Week, Date("2026-11-15"), camera));
        Assert.Equal("reports/month/2026-11?camera=camera222222&tz=Asia%2FSeoul", ReportLinks.Period(PeriodKind.Month, Date("2026-11-15"), camera, "Asia/Seoul"));
        var week = ReportPeriod.Of(PeriodKind.Week, Date("2026-11-15"), DayOfWeek.Sunday);
        Assert.Equal("api/v1/reports/week/2026-11-15/incidents.csv?tz=Asia%2FSeoul&start=sunday", ReportLinks.Table(week, "incidents", null, ReportDay.Seoul));
        Assert.Equal(Date("2026-11-01"), ReportLinks.ParsePeriod(PeriodKind.Month, "2026-11"));
        foreach (var (kind, text) in new[] { (PeriodKind.Month, "2026-13"), (PeriodKind.Month, "2026-11-20"), (PeriodKind.Month, "0001-01"), (PeriodKind.Week, "2026-11"), (PeriodKind.Week, "0001-01-01"), (PeriodKind.Week, "soon") })
        {
            Assert.Null(ReportLinks.ParsePeriod(kind, text));
        }
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
