using System.Text.Json;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>Whatever a week was, its report is the sum of its days, and what nobody watched is never called quiet.</summary>
public sealed class PeriodPropertyTests
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true);

    [Fact]
    public void Each_day_says_what_its_own_report_says_and_the_sums_are_those_of_the_days() => Prop.ForAll(RandomPeriods.Any, static facts =>
    {
        var report = PeriodBuilder.Build(facts, ReportDay.Rules);
        var own = facts.Days.Take(7).Select(static day => ReportBuilder.Build(day, ReportDay.Rules)).ToList();
        Assert.Equal(
            own.Select(static day => (day.Date, day.Score.Value, day.Incidents.Count, day.Coverage.Passed, day.Coverage.Watched)),
            report.Days.Select(static day => (day.Date, day.Score, day.Incidents, day.Passed, day.Watched)));
        Assert.Equal((own.Sum(static day => day.Coverage.Passed), own.Sum(static day => day.Coverage.Watched)), (report.Coverage.Passed, report.Coverage.Watched));
        Assert.All(report.Coverage.Cameras, camera => Assert.Equal(camera.Watched, own.Sum(day => day.Coverage.Cameras.Single(one => one.Camera == camera.Camera).Watched)));

        // One incident counts once, whatever days it stands in.
        Assert.Equal(own.SelectMany(static day => day.Incidents).DistinctBy(static one => one.Id).Count(), report.Incidents);
        Assert.Equal(report.Incidents, report.Categories.Sum(static kind => kind.Count));
        Assert.Equal(report.Incidents, report.Places.Sum(static place => place.Count));
        Assert.Equal(report.Incidents, report.Hours.Sum(static cell => cell.Incidents));
        Assert.Equal(own.Sum(static day => day.Development.Areas.Sum(static area => area.Sentences.Count)), report.Development.Areas.Sum(static area => area.Times));
        Assert.All(report.Development.Areas, static area => Assert.Equal(area.Times, area.Weeks.Sum()));
    }).Check(Some);

    [Fact]
    public void What_nobody_watched_is_never_counted_as_quiet() => Prop.ForAll(RandomPeriods.Any, static facts =>
    {
        var report = PeriodBuilder.Build(facts, ReportDay.Rules);
        Assert.Equal(7 * 24, report.Hours.Count);
        var minutes = facts.Days.Take(7).SelectMany(static day => day.Cameras.SelectMany(camera => camera.Minutes.Select((state, minute) => (At: TimeZoneInfo.ConvertTime(day.Day.FromAt.AddMinutes(minute), ReportDay.Seoul), State: state))))
            .ToLookup(static minute => (minute.At.DayOfWeek, minute.At.Hour), static minute => minute.State);
        Assert.All(report.Hours, cell =>
        {
            var known = minutes[(cell.Weekday, cell.Hour)].Where(static state => state != CoverageState.CameraOff).ToList();
            var watched = known.Count(static state => state is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally);
            Assert.Equal((known.Count, watched), (cell.Passed, cell.Watched));
            Assert.Equal(cell.Watch == HourWatch.Watched, watched > 0 && watched * 2 >= known.Count);
            Assert.True(watched > 0 || cell.Watch is HourWatch.NotWatched or HourWatch.Ahead);
        });
        Assert.All(report.Days, static day =>
        {
            Assert.Equal(day.Passed > 0 && day.Watched == 0 && day.Incidents == 0, day.IsUnknown);
            Assert.True(day.Watched > 0 || day.Incidents > 0 || day.Score is null);
        });
        Assert.Equal(report.Days.Count(static day => day.IsUnknown), report.Coverage.UnknownDays);
    }).Check(Some);

    [Fact]
    public void Nights_reach_from_noon_to_noon_and_hold_only_sleep_that_somebody_saw() => Prop.ForAll(RandomPeriods.Any, static facts =>
    {
        var report = PeriodBuilder.Build(facts, ReportDay.Rules);
        Assert.Equal(facts.Period.Dates, report.Nights.Select(static night => night.Date));
        Assert.All(report.Nights, night =>
        {
            Assert.Equal((12, TimeSpan.FromDays(1)), (TimeZoneInfo.ConvertTime(night.Window.FromAt, ReportDay.Seoul).Hour, night.Window.Length));
            var examined = facts.Days.SelectMany(static day => day.Cameras).SelectMany(static camera => camera.Examined).Any(segment => segment.StartAt < night.Window.ToAt && segment.EndAt > night.Window.FromAt);
            Assert.Equal(examined, night.Sleep.Basis == SleepBasis.Model);
            Assert.True(night.Passed is >= 0 and <= 1440 && night.Watched <= night.Passed && night.Longest <= night.Sleep.Total);
            Assert.All(night.Sleep.Periods, period => Assert.True(period.Stretch.FromAt >= night.Window.FromAt && period.Stretch.FromAt < night.Window.ToAt));
            Assert.True(night.Watched > 0 || night.Sleep.Basis != SleepBasis.QuietPerson);
        });
    }).Check(Some);

    [Fact]
    public void Every_sentence_cites_what_exists_and_says_the_same_in_both_languages() => Prop.ForAll(RandomPeriods.Any, static facts =>
    {
        var incidents = facts.Days.SelectMany(static day => day.Incidents).Select(static incident => incident.Id).ToHashSet();
        var segments = facts.Days.SelectMany(static day => day.Examined).Select(static segment => segment.Segment).ToHashSet();
        foreach (var sentence in Sentences(PeriodBuilder.Build(facts, ReportDay.Rules)))
        {
            Assert.NotEmpty(sentence.Citations);
            Assert.All(sentence.Citations, citation => Assert.True(citation.Kind switch
            {
                CitationKind.Incident => incidents.Contains(citation.Incident!.Value),
                CitationKind.Segment => segments.Contains(citation.Segment!.Value),
                _ => facts.Days.SelectMany(static day => day.Cameras).Any(camera => camera.Id == citation.Camera && camera.Activity.Any(point => point.At == citation.At)),
            }));
            Assert.Equal(sentence.FactsIn("ko"), sentence.FactsIn("en"));
        }
    }).Check(Some);

    [Fact]
    public void The_gravest_are_few_in_order_and_without_false_alarms() => Prop.ForAll(RandomPeriods.Any, static facts =>
    {
        var report = PeriodBuilder.Build(facts, ReportDay.Rules);
        var shown = report.Gravest.Select(static one => one.Incident).ToList();
        Assert.Equal(Math.Min(10, report.Incidents), shown.Count);
        Assert.Equal(shown.OrderBy(static one => one.Severity).Select(static one => one.Id), shown.Select(static one => one.Id));
        Assert.DoesNotContain(shown, static one => one.Review == ReviewState.FalseAlarm);
        Assert.Equal(shown.DistinctBy(static one => one.Id).Count(), shown.Count);
    }).Check(Some);

    [Fact]
    public void The_same_facts_give_the_same_report() => Prop.ForAll(RandomPeriods.Any, static facts => Assert.Equal(
        JsonSerializer.Serialize(PeriodBuilder.Build(facts, ReportDay.Rules)), JsonSerializer.Serialize(PeriodBuilder.Build(facts, ReportDay.Rules)))).Check(Some);

    private static IEnumerable<CitedSentence> Sentences(PeriodReport report) =>
    [
        .. report.Gravest.Select(static one => one.Incident.Sentence),
        .. report.Nights.SelectMany(static night => night.Sleep.Periods).Select(static period => period.Sentence),
        .. report.Development.Areas.SelectMany(static area => area.Sentences),
    ];
}
