using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Reports;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>The day in one glance says what its report says, and nothing of time that nobody watched.</summary>
public sealed class TodayTests
{
    [Fact]
    public void The_minutes_add_up_and_unwatched_time_is_never_called_quiet() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var report = ReportBuilder.Build(facts, ReportDay.Rules);
        var today = Today.Of(report);
        Assert.Equal(today.Passed, today.Watched + today.Waiting + today.Unwatched);
        Assert.Equal(today.Passed, today.Spans.Sum(static span => span.Minutes));
        Assert.Equal(ReportDay.MinutesPerDay, today.Passed + today.Ahead);
        Assert.Equal(today.Unwatched > 0, today.LongestUnwatched is not null);
        Assert.True(today.LongestUnwatched is not { } longest || (longest.Minutes <= today.Unwatched && longest.State != CoverageState.Waiting));
        Assert.Equal(report.Score.Value, today.Score.Value);
        Assert.True(today.Telling != TodayTelling.NothingSeen || (today.Watched > 0 && today.Incidents == 0));
        Assert.True(today.Telling == TodayTelling.Incidents || facts.Cameras.All(static camera => camera.Incidents.All(static incident => incident.Review == ReviewState.FalseAlarm)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true));

    [Fact]
    public void A_morning_is_told_with_its_longest_gap_and_what_still_waits()
    {
        var day = new ReportDay().Covered("08:00", "10:00").Covered("10:00", "10:10", CoverageState.Waiting);
        var today = Today.Of(day.With(day.Incident("09:00:00")).Report("10:10:30"));
        Assert.Equal((610, 120, 10, 480), (today.Passed, today.Watched, today.Waiting, today.Unwatched));
        Assert.Equal((ReportDay.At("00:00:00"), ReportDay.At("08:00:00"), CoverageState.NotRecorded), (today.LongestUnwatched!.FromAt, today.LongestUnwatched.ToAt, today.LongestUnwatched.State));
        Assert.Equal((TodayTelling.Incidents, 90), (today.Telling, today.Score.Value));
    }

    [Fact]
    public void A_day_that_nobody_watched_has_no_score_and_nothing_is_said_of_it()
    {
        var today = Today.Of(new ReportDay().Report("10:00:30"));
        Assert.Equal((TodayTelling.NothingWatched, null), (today.Telling, today.Score.Value));
    }
}
