using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class PeriodReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly ReportPeriod Week = ReportPeriod.Of(PeriodKind.Week, Today, DayOfWeek.Monday);

    [Fact]
    public async Task Each_day_of_a_week_and_a_month_says_what_that_days_own_report_says()
    {
        using var bench = new AnalysisBench();
        var random = new Random(11);
        await bench.SaveAsync(bench.Camera, Switch(bench, AnalysisBench.Ten.AddDays(-1).AddHours(-3), isOn: false), Switch(bench, AnalysisBench.Ten.AddDays(-1).AddHours(-1), isOn: true));
        for (var back = 0; back < 6; back += back == 2 ? 2 : 1)
        {
            await FillAsync(bench, AnalysisBench.Ten.AddDays(-back), random);
        }

        bench.Clock.Advance(TimeSpan.FromHours(2));
        var days = ReportReaderTests.Reader(bench);
        foreach (var period in new[] { Week, ReportPeriod.Of(PeriodKind.Month, Today, DayOfWeek.Monday) })
        {
            var report = (await Reader(bench, bench.Database).ReadAsync(bench.Camera.Id, period, TimeZoneInfo.Utc, default))!;
            foreach (var day in report.Days.Where(static day => !day.IsAhead))
            {
                var own = (await days.ReadAsync(bench.Camera.Id, day.Date, TimeZoneInfo.Utc, default))!;
                Assert.Equal((own.Score.Value, own.Incidents.Count, own.Coverage.Passed, own.Coverage.Watched), (day.Score, day.Incidents, day.Passed, day.Watched));
            }

            Assert.Contains(report.Days, static day => day.IsUnknown);
            Assert.Contains(report.Days, static day => day.Incidents > 0);
            Assert.All(report.Days, static day => Assert.Equal(day.Date > Today, day.IsAhead));
            Assert.Equal(report.Incidents, report.Places.Sum(static place => place.Count));
        }

        Assert.Null(await Reader(bench, bench.Database).ReadAsync(CameraId.New(), Week, TimeZoneInfo.Utc, default));
    }

    /// <summary>Switched off is not "missed", and not "quiet" either.</summary>
    [Fact]
    public async Task Hours_in_which_the_camera_was_off_are_said_so()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera, Switch(bench, AnalysisBench.Ten.AddDays(-20), isOn: false), Switch(bench, AnalysisBench.Ten.AddHours(-1), isOn: true));
        var report = (await Reader(bench, bench.Database).ReadAsync(null, Week, TimeZoneInfo.Utc, default))!;
        Assert.All(report.Hours.Where(static cell => cell.Weekday == DayOfWeek.Thursday), static cell => Assert.Equal((HourWatch.Ahead, 0), (cell.Watch, cell.Passed)));
        Assert.Equal(HourWatch.NotWatched, report.Hours.Single(static cell => cell is { Weekday: DayOfWeek.Friday, Hour: 9 }).Watch);
    }

    [Fact]
    public async Task Sleep_over_midnight_is_one_night_and_a_night_that_nobody_watched_cannot_be_told()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera);
        var evening = new DateTimeOffset(2026, 11, 18, 23, 0, 0, TimeSpan.Zero);
        for (var ten = 0; ten < 12; ten++)
        {
            var segment = bench.Segment(evening.AddMinutes(10 * ten));
            await bench.SaveAsync([segment, .. Enumerable.Range(0, 10).Select(m => bench.Minute(segment.StartAt.AddMinutes(m), people: 1))]);
            await bench.RunAsync(segment);
        }

        var nights = (await Reader(bench, bench.Database).ReadAsync(null, Week, TimeZoneInfo.Utc, default))!.Nights;
        var night = nights.Single(static one => one.Date == new DateOnly(2026, 11, 18));
        Assert.Equal((SleepBasis.QuietPerson, TimeSpan.FromHours(2), 120), (night.Sleep.Basis, Assert.Single(night.Sleep.Periods).Stretch.Length, night.Watched));
        Assert.All(nights.Where(one => one != night), static one => Assert.Equal((SleepBasis.CannotTell, 0), (one.Sleep.Basis, one.Watched)));

        // A model's word takes the place of the guess.
        await bench.SaveAsync(new SegmentAnalysis
        {
            SegmentId = Core.Archive.ArchiveSegmentId.New(), CameraId = bench.Camera.Id, StartAt = evening, EndAt = evening.AddMinutes(10), Analyzer = AnalyzerNames.Vertex, PromptVersion = "1", State = AnalysisState.Analysed,
            QueuedAt = evening, Findings = new SegmentFindings { Summary = new Bilingual("잤어요.", "Slept."), Observations = [ReportDay.Doing(ChildActivity.Sleeping, 0, 600)] },
        });
        var told = (await Reader(bench, bench.Database).ReadAsync(null, Week, TimeZoneInfo.Utc, default))!.Nights.Single(static one => one.Date == new DateOnly(2026, 11, 18));
        Assert.Equal((SleepBasis.Model, TimeSpan.FromMinutes(10)), (told.Sleep.Basis, told.Sleep.Total));
    }

    /// <summary>However long a home has DailyCam: a month reads its own rows and no more.</summary>
    [Fact]
    public async Task A_month_is_read_from_indexes()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera, bench.Incident(AnalysisBench.Ten));
        var plans = new PlanCatcher();
        var report = await Reader(bench, new PlannedContexts(bench.Database.Layout, plans)).ReadAsync(null, ReportPeriod.Of(PeriodKind.Month, Today, DayOfWeek.Sunday), TimeZoneInfo.Utc, default);
        Assert.Equal(1, report!.Incidents);
        Assert.Contains(plans.Lines, static line => line.EndsWith("IX_Incidents_CameraId_StartAt_Id (CameraId=? AND StartAt>? AND StartAt<?)", StringComparison.Ordinal));
        Assert.Contains(plans.Lines, static line => line.EndsWith("IX_SegmentAnalyses_CameraId_StartAt (CameraId=? AND StartAt>? AND StartAt<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Lines, static line => line is "SCAN i" or "SCAN s" or "SCAN a");
    }

    internal static PeriodReader Reader(AnalysisBench bench, IDbContextFactory<Core.Data.DailyCamDbContext> contexts) => new(
        contexts, new CameraStore(contexts, new ReversingSecretBox(), bench.Clock), new ExaminationReader(contexts, Options.Create(new DetectionOptions())), ReportDay.Rules, bench.Clock);

    private static CameraSwitch Switch(AnalysisBench bench, DateTimeOffset at, bool isOn) => new() { CameraId = bench.Camera.Id, At = at, IsOn = isOn };

    /// <summary>An hour of segments that were watched wholly, in part and not at all, with an incident in some.</summary>
    private static async Task FillAsync(AnalysisBench bench, DateTimeOffset start, Random random)
    {
        for (var ten = 0; ten < 6; ten++)
        {
            var segment = bench.Segment(start.AddMinutes(10 * ten));
            var watched = random.Next(3) == 0 ? random.Next(61) : 60;
            await bench.SaveAsync([segment, .. Enumerable.Range(0, 10).Select(m => bench.Minute(segment.StartAt.AddMinutes(m), watched: watched, motion: (byte)random.Next(60), people: (byte)random.Next(2)))]);
            if (ten % 2 == 0)
            {
                await bench.SaveAsync(bench.Incident(segment.StartAt.AddMinutes(random.Next(10)), (Severity)random.Next(1, 5)));
            }

            await bench.RunAsync(segment);
        }
    }
}
