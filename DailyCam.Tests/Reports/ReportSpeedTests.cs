using System.Diagnostics;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportSpeedTests
{
    /// <summary>Generous: it takes some tens of milliseconds on a quiet machine (eng/bench.sh report), and tests run on busy ones. What it catches is work that grows with the square.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MonthLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_day_with_a_thousand_incidents_is_built_within_a_second()
    {
        var facts = BusyDay.Facts(1000);
        _ = ReportBuilder.Build(facts, ReportDay.Rules);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var report = ReportBuilder.Build(facts, ReportDay.Rules);
            best = watch.Elapsed < best ? watch.Elapsed : best;
            Assert.Equal((1000, 144), (report.Incidents.Count, report.Development.ExaminedSegments));
        }

        Assert.True(best < Limit, $"the fastest of three took {best.TotalMilliseconds:0} ms");
    }

    /// <summary>The month of a home with a million incidents a year.</summary>
    [Fact]
    public void A_month_with_eighty_thousand_incidents_is_built_within_seconds()
    {
        var period = ReportPeriod.Of(PeriodKind.Month, ReportDay.Date, DayOfWeek.Sunday);
        var busy = BusyDay.Facts(2700);
        var days = Enumerable.Range(0, period.Dates.Count + 1).Select(day => busy with
        {
            Date = period.From.AddDays(day),
            Day = DayWindow.Of(period.From.AddDays(day), ReportDay.Seoul),
            Cameras = [.. BusyDay.Facts(2700).Cameras.Select(camera => RandomPeriods.Shift(camera, TimeSpan.FromDays(period.From.AddDays(day).DayNumber - ReportDay.Date.DayNumber)))],
        }).ToList();
        var facts = new PeriodFacts { Period = period, Zone = ReportDay.Seoul, NowAt = days[^1].Day.ToAt, Days = days };
        _ = PeriodBuilder.Build(facts, ReportDay.Rules);
        var watch = Stopwatch.StartNew();
        Assert.Equal(30 * 2700, PeriodBuilder.Build(facts, ReportDay.Rules).Incidents);
        Assert.True(watch.Elapsed < MonthLimit, $"it took {watch.Elapsed.TotalMilliseconds:0} ms");
    }
}
