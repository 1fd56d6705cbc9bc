using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>Whatever a day was, its report says nothing without evidence, and its figures add up.</summary>
public sealed class ReportPropertyTests
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true);

    [Fact]
    public void No_sentence_stands_without_evidence_that_exists() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        foreach (var sentence in ReportDay.Sentences(ReportBuilder.Build(facts, ReportDay.Rules)))
        {
            Assert.NotEmpty(sentence.Citations);
            Assert.All(sentence.Citations, citation => Assert.True(Exists(citation, facts), $"{sentence.Key} cites {citation}"));
            Assert.All(sentence.Facts.OfType<Bilingual>(), static words => Assert.DoesNotContain("7번", words.Korean, StringComparison.Ordinal));
        }
    }).Check(Some);

    [Fact]
    public void The_minutes_add_up_and_only_watched_ones_count_as_watched() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var report = ReportBuilder.Build(facts, ReportDay.Rules);
        var passed = facts.Cameras.Count == 0 ? 0 : facts.Cameras[0].Minutes.Count;
        Assert.Equal(passed, report.Coverage.Minutes.Values.Sum());
        Assert.Equal(passed, report.Coverage.Spans.Sum(static span => span.Minutes));
        Assert.Equal(passed, report.Activity.Hours.Sum(static hour => hour.PassedMinutes));
        Assert.Equal(report.Coverage.Watched, report.Activity.Hours.Sum(static hour => hour.WatchedMinutes));
        Assert.Equal(
            report.Coverage.Watched,
            Enumerable.Range(0, passed).Count(minute => facts.Cameras.Any(camera => camera.Minutes[minute] is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally)));

        // The unwatched hours in words come to the unwatched minutes; with several cameras those of each.
        Assert.All(report.Coverage.Cameras, camera =>
        {
            var named = report.Coverage.Unwatched.Where(sentence => facts.Cameras.Count == 1 || Equals(sentence.Facts[0], camera.Name)).Sum(static sentence => sentence.Facts.OfType<TimeSpan>().Single().TotalMinutes);
            Assert.Equal(passed - camera.Watched, (int)named);
        });
    }).Check(Some);

    [Fact]
    public void The_score_is_the_one_of_the_domain_or_none_and_every_point_is_traced() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var report = ReportBuilder.Build(facts, ReportDay.Rules);
        var counted = facts.Cameras.SelectMany(static camera => camera.Incidents).Where(static incident => incident.Review != ReviewState.FalseAlarm).ToList();
        Assert.Equal(report.Score.Value is null, report.Score.Withheld is not null);
        if (report.Score.Value is not { } value)
        {
            return;
        }

        // No camera of which too little is known is hidden behind another.
        Assert.All(facts.Cameras, static camera =>
        {
            var decided = camera.Minutes.Where(static state => state is not (CoverageState.Waiting or CoverageState.CameraOff or CoverageState.NotRecorded)).ToList();
            Assert.True(decided.Count(static state => state is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally) >= decided.Count * ReportDay.Rules.MinimumCoverage);
        });
        Assert.True(report.Coverage.Watched > 0 || counted.Count > 0);
        var score = SafetyScore.Of(counted, watched: true);
        Assert.Equal(score.Value, value);
        Assert.Equal(report.Score.IsProvisional, report.Coverage.Watched == 0 || report.Coverage.Watched < Math.Min(60, report.Coverage.Passed / 2));
        Assert.Equal(value, Math.Max(SafetyScore.Lowest, SafetyScore.Highest - report.Score.Deductions.Sum(static one => one.Points)));
        Assert.Equal(
            score.Deductions.SelectMany(static one => one.Incidents).Select(static id => id.Value).Order(StringComparer.Ordinal),
            report.Score.Deductions.SelectMany(static one => one.Sentence.Citations).Select(static citation => citation.Incident!.Value.Value).Order(StringComparer.Ordinal));

        // All of them are traced but a stay that goes on, which waits for its end beside something graver.
        Assert.All(
            counted.Where(incident => !score.Deductions.Any(one => one.Incidents.Contains(incident.Id))),
            incident => Assert.True(incident is { Severity: Severity.Caution, EndAt: null } && score.Deductions[0].Severity < Severity.Caution));
    }).Check(Some);

    [Fact]
    public void Highlights_are_few_apart_and_in_their_order_and_suggestions_cite_what_still_stands() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var report = ReportBuilder.Build(facts, ReportDay.Rules);
        Assert.True(report.Highlights.Count <= 5);
        var lively = report.Highlights.SkipWhile(static one => one.Kind != HighlightKind.Lively).ToList();
        Assert.All(lively, static one => Assert.Equal(HighlightKind.Lively, one.Kind));
        Assert.True(lively.Count == 0 || report.Highlights.Count <= 3);
        var fixedOnes = facts.Cameras.SelectMany(static camera => camera.Incidents).Where(static i => i.Review is ReviewState.Resolved or ReviewState.FalseAlarm).Select(static i => i.Id).ToHashSet();
        Assert.All(report.Suggestions.SelectMany(static one => one.Sentence.Citations), citation => Assert.DoesNotContain(citation.Incident!.Value, fixedOnes));
        Assert.Equal(report.Incidents.OrderBy(static incident => incident.Severity).Select(static incident => incident.Id), report.Incidents.Select(static incident => incident.Id));
    }).Check(Some);

    [Fact]
    public void Sleep_is_only_what_a_model_saw_and_periods_are_apart_and_of_the_day() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var sleep = ReportBuilder.Build(facts, ReportDay.Rules).Sleep;
        var examined = facts.Cameras.Any(static camera => camera.Examined.Count > 0);
        Assert.Equal(examined, sleep.Basis == SleepBasis.Model);
        Assert.All(sleep.Periods, period => Assert.True(period.Stretch.Length > TimeSpan.Zero && period.Stretch.FromAt >= facts.Day.FromAt));
        Assert.All(sleep.Periods.Zip(sleep.Periods.Skip(1)), static pair => Assert.True(pair.First.Stretch.ToAt < pair.Second.Stretch.FromAt));
        Assert.All(sleep.Periods, period => Assert.Equal(examined ? CitationKind.Segment : CitationKind.ActivityMinute, period.Sentence.Citations[0].Kind));
    }).Check(Some);

    [Fact]
    public void The_same_facts_give_the_same_report() => Prop.ForAll(RandomDays.Any, static facts =>
    {
        var (first, second) = (ReportBuilder.Build(facts, ReportDay.Rules), ReportBuilder.Build(facts, ReportDay.Rules));
        Assert.Equal(ReportDay.Sentences(first).Select(Plain), ReportDay.Sentences(second).Select(Plain));
        Assert.Equal(first.Dropped, second.Dropped);
    }).Check(Some);

    private static string Plain(CitedSentence sentence) => $"{sentence.Key}({string.Join(", ", sentence.Facts)}) {string.Join(' ', sentence.Citations)}";

    /// <summary>Written anew, without the product's own index.</summary>
    private static bool Exists(Citation citation, DayFacts facts)
    {
        var camera = facts.Cameras.Single(one => one.Id == citation.Camera);
        return citation.Kind switch
        {
            CitationKind.Incident => camera.Incidents.Any(i => i.Id == citation.Incident && i.EvidenceAt == citation.At && i.Review != ReviewState.FalseAlarm),
            CitationKind.Segment => camera.Examined.Any(s => s.Segment == citation.Segment && s.StartAt <= citation.At && citation.At <= s.EndAt && s.StartAt.AddSeconds(citation.Second!.Value) == citation.At),
            CitationKind.ActivityMinute => camera.Activity.Any(p => p.At == citation.At),
            CitationKind.CoverageMinute => citation.At >= facts.Day.FromAt && citation.At < facts.Day.FromAt.AddMinutes(camera.Minutes.Count),
            _ => false,
        };
    }
}
