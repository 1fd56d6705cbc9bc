using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void Each_deduction_cites_the_incidents_that_caused_it_and_false_alarms_count_nowhere()
    {
        var day = new ReportDay().Covered("08:00", "20:00");
        var (first, second, accident) = (day.Incident("10:02:01"), day.Incident("16:20:05"), day.Incident("14:50:00", Severity.Accident, IncidentCategory.Fall, zone: null));
        day.With(first).With(second).With(accident).With(day.Incident("11:00:00", Severity.Danger, review: ReviewState.FalseAlarm));
        var report = day.Report();

        Assert.Equal(50, report.Score.Value);
        Assert.Equal([(Severity.Accident, 50), (Severity.Caution, 10)], report.Score.Deductions.Select(static one => (one.Severity, one.Points)));
        Assert.Equal([first.Id, second.Id], report.Score.Deductions[1].Sentence.Citations.Select(static citation => citation.Incident!.Value));
        Assert.Equal([accident.Id, first.Id, second.Id], report.Incidents.Select(static incident => incident.Id));
        Assert.Equal(1, report.FalseAlarms);
        Assert.Equal(3, report.Trend[^1].Incidents);
        Assert.Null(report.Score.Sentence);
    }

    [Fact]
    public void The_score_is_withheld_with_its_reason_when_too_little_was_watched()
    {
        var none = new ReportDay().Covered("08:00", "20:00", CoverageState.NotWatched).Report();
        Assert.Equal((null, ScoreWithheld.NothingWatched), (none.Score.Value, none.Score.Withheld));
        Assert.Equal("Score.NothingWatched", none.Score.Sentence!.Key);
        Assert.Equal("Summary.Unknown", none.Summary[1].Key);

        // Five hours of twelve: less than half.
        var little = new ReportDay().Covered("08:00", "20:00", CoverageState.NotWatched).Covered("08:00", "13:00").Report();
        Assert.Equal((null, ScoreWithheld.TooLittleWatched), (little.Score.Value, little.Score.Withheld));
        Assert.Equal([TimeSpan.FromHours(5), TimeSpan.FromHours(12)], little.Score.Sentence!.Facts);
        Assert.Null(little.Trend[^1].Score);

        // What still waits was missed by nobody, and a camera that is off is a choice.
        var enough = new ReportDay().Covered("08:00", "20:00", CoverageState.Waiting).Covered("20:00", "23:00", CoverageState.CameraOff).Covered("08:00", "13:00").Report();
        Assert.Equal(100, enough.Score.Value);
        Assert.Equal("Score.Full", enough.Score.Sentence!.Key);
    }

    /// <summary>An incident in a camera's first minute takes its points at once, and the page says what stands behind them.</summary>
    [Fact]
    public void A_score_that_only_an_incident_speaks_for_says_that_it_is_provisional()
    {
        var day = new ReportDay().Covered("12:00", "12:10", CoverageState.Waiting);
        var incident = day.Incident("12:00:20", Severity.Danger);
        var score = day.With(incident).Report().Score;
        Assert.Equal((70, true, "Score.Provisional"), (score.Value, score.IsProvisional, score.Sentence!.Key));
        Assert.Equal([incident.Id], score.Sentence.Citations.Select(static citation => citation.Incident!.Value));
        Assert.True(day.Covered("12:00", "12:59").Report().Score.IsProvisional);
        Assert.False(day.Covered("12:00", "13:00").Report().Score.IsProvisional);
    }

    /// <summary>"100" after two minutes would be read as a safe day. The minutes that were watched are its evidence; soon after midnight half of what has passed is enough.</summary>
    [Fact]
    public void A_full_score_of_a_day_that_hardly_anybody_watched_is_provisional()
    {
        var little = new ReportDay().Covered("12:00", "12:02").Report(now: "12:02").Score;
        Assert.Equal((100, true, "Score.Provisional"), (little.Value, little.IsProvisional, little.Sentence!.Key));
        Assert.NotEmpty(little.Sentence.Citations);
        Assert.False(new ReportDay().Covered("00:05", "00:10").Report(now: "00:10").Score.IsProvisional);
        Assert.True(new ReportDay().Covered("00:06", "00:10").Report(now: "00:10").Score.IsProvisional);
    }

    [Fact]
    public void The_unwatched_hours_are_named_and_all_minutes_are_accounted_for()
    {
        var report = new ReportDay().Covered("08:00", "12:00").Covered("12:00", "12:05", CoverageState.Waiting).Covered("12:05", "18:00").Covered("18:00", "19:00", CoverageState.CameraOff).Report(now: "20:00");
        Assert.Equal((1200, 240 + 355), (report.Coverage.Passed, report.Coverage.Watched));
        Assert.Equal(report.Coverage.Passed, report.Coverage.Minutes.Values.Sum());
        Assert.Equal(
            [(480, CoverageState.NotRecorded), (60, CoverageState.CameraOff), (60, CoverageState.NotRecorded)],
            report.Coverage.Unwatched.SkipLast(1).Select(static sentence => ((int)((TimeSpan)sentence.Facts[2]).TotalMinutes, (CoverageState)sentence.Facts[3])));
        Assert.Equal(new MinuteOfDay(ReportDay.At("18:00")), report.Coverage.Unwatched[1].Facts[0]);
        Assert.Equal(("Unwatched.Rest.One", 1), (report.Coverage.Unwatched[^1].Key, (int)report.Coverage.Unwatched[^1].Facts[0]));
    }

    [Fact]
    public void Of_two_cameras_a_minute_takes_the_state_that_promises_most_and_never_loses_an_incident()
    {
        var living = new ReportDay().Covered("08:00", "10:00").Covered("09:00", "09:01", CoverageState.FilteredLocally);
        var kitchen = new ReportDay { Camera = new CameraId("camera333333"), Name = "주방" }.Covered("09:00", "12:00", CoverageState.NotWatched).Covered("09:00", "09:01", CoverageState.AnalysedWithIncident);
        var facts = living.Alone() with { Cameras = [living.Facts(), kitchen.Facts()] };
        var report = ReportBuilder.Build(facts, ReportDay.Rules);
        Assert.Equal(120, report.Coverage.Watched);
        Assert.Equal(1, report.Coverage.Minutes[CoverageState.AnalysedWithIncident]);
        Assert.Equal([120, 1], report.Coverage.Cameras.Select(static camera => camera.Watched));
        Assert.Equal(1440, report.Coverage.Minutes.Values.Sum());
    }

    /// <summary>The living room was watched all day, the nursery for four of its twelve hours, the hall is off by choice.</summary>
    [Fact]
    public void A_room_that_nobody_watched_is_not_hidden_behind_another()
    {
        var (living, nursery, hall) = (Room("camera222222", "거실"), Room("camera333333", "아이방"), Room("camera444444", "현관"));
        living.Covered("00:00", "24:00");
        nursery.Covered("00:00", "24:00").Covered("08:00", "20:00", CoverageState.NotWatched).Covered("08:00", "12:00").Covered("20:00", "24:00", CoverageState.CameraOff).Covered("00:00", "08:00", CoverageState.CameraOff);
        hall.Covered("00:00", "24:00", CoverageState.CameraOff);
        var report = ReportBuilder.Build(living.Alone() with { Cameras = [living.Facts(), nursery.Facts(), hall.Facts()] }, ReportDay.Rules);

        Assert.Equal((1440, 1440, false), (report.Coverage.Passed, report.Coverage.Watched, report.Coverage.IsWhole));
        Assert.Equal(
            ["아이방: 오전 12:00부터 오전 8:00까지(8시간), 카메라 꺼짐", "아이방: 오후 12:00부터 오후 8:00까지(8시간), 녹화했지만 지켜보지 못함", "아이방: 그 밖에 1번 더, 모두 4시간", "현관: 오전 12:00부터 오전 12:00까지(24시간), 카메라 꺼짐"],
            report.Coverage.Unwatched.Select(static sentence => sentence.Say("ko")));

        Assert.Equal((null, ScoreWithheld.TooLittleWatched, null), (report.Score.Value, report.Score.Withheld, report.Trend[^1].Score));
        Assert.Equal("Score.CameraTooLittleWatched", report.Score.Sentence!.Key);
        Assert.Equal(["아이방", TimeSpan.FromHours(4), TimeSpan.FromHours(12)], report.Score.Sentence.Facts);
        Assert.StartsWith("아이방: 녹화된 12시간 가운데 4시간만 지켜봐서", report.Score.Sentence.Say("ko"), StringComparison.Ordinal);
        Assert.Equal(["Summary.Watched", "Summary.MostMissed", "Summary.NoIncident"], report.Summary.Select(static sentence => sentence.Key));
        Assert.EndsWith("아이방: 8시간 동안 지켜보지 못했어요.", report.Summary[1].Say("ko"), StringComparison.Ordinal);
        Assert.All(ReportDay.Sentences(report), static sentence => Assert.Equal(sentence.FactsIn("ko"), sentence.FactsIn("en")));

        static ReportDay Room(string id, string name) => new() { Camera = new CameraId(id), Name = name };
    }

    [Fact]
    public void Cameras_that_were_all_watched_are_said_to_be()
    {
        var (living, nursery) = (new ReportDay().Covered("00:00", "24:00"), new ReportDay { Camera = new CameraId("camera333333"), Name = "아이방" }.Covered("00:00", "24:00", CoverageState.FilteredLocally));
        var report = ReportBuilder.Build(living.Alone() with { Cameras = [living.Facts(), nursery.Facts()] }, ReportDay.Rules);
        Assert.True(report.Coverage.IsWhole);
        Assert.Empty(report.Coverage.Unwatched);
        Assert.Equal((100, "Summary.NoIncident"), (report.Score.Value, report.Summary[1].Key));
    }

    [Fact]
    public void What_a_model_said_and_could_not_be_used_is_counted()
    {
        var facts = new ReportDay().Covered("08:00", "09:00").Examined("08:00", 10).Examined("08:10", 10).Alone();
        var camera = facts.Cameras[0];
        var report = ReportBuilder.Build(
            facts with { Cameras = [camera with { Examined = [.. camera.Examined.Select(static (segment, index) => segment with { Findings = segment.Findings with { Dropped = index + 1 } })] }] }, ReportDay.Rules);
        Assert.Equal(3, report.Coverage.Unusable);
    }

    [Fact]
    public void Activities_are_counted_by_hour()
    {
        var report = new ReportDay().Covered("09:00", "11:00").Seen("09:00", "09:40", motion: 0.2, people: 1).Seen("09:40", "10:00", motion: 0.001, people: 0).Seen("10:30", "10:40", motion: 0.5, people: 3).Report();
        Assert.Equal(24, report.Activity.Hours.Count);
        var nine = report.Activity.Hours[9];
        Assert.Equal((60, 60, 40, 40, 1), (nine.PassedMinutes, nine.WatchedMinutes, nine.ActiveMinutes, nine.PeopleMinutes, nine.MostPeople));
        Assert.Equal((10, 10, 3), (report.Activity.Hours[10].ActiveMinutes, report.Activity.Hours[10].PeopleMinutes, report.Activity.Hours[10].MostPeople));
        Assert.Equal([TimeSpan.FromMinutes(50), new MinuteOfDay(ReportDay.At("09:00")), new MinuteOfDay(ReportDay.At("10:39"))], Sentence(report, "Activity.People").Facts);
        Assert.Equal(new MinuteOfDay(ReportDay.At("09:00")), Sentence(report, "Activity.Busiest").Facts[0]);
    }

    [Fact]
    public void A_model_tells_sleep_and_stretches_that_follow_each_other_are_one()
    {
        var report = new ReportDay().Covered("12:00", "16:00")
            .Examined("13:00", 10, ReportDay.Doing(ChildActivity.Sleeping, 60, 599))
            .Examined("13:10", 10, ReportDay.Doing(ChildActivity.Sleeping, 0, 600))
            .Examined("15:00", 10, ReportDay.Doing(ChildActivity.Sleeping, 0, 300), ReportDay.Doing(ChildActivity.Eating, 300, 600))
            .Report();
        Assert.Equal(SleepBasis.Model, report.Sleep.Basis);
        Assert.Equal([new Stretch(ReportDay.At("13:01"), ReportDay.At("13:20")), new Stretch(ReportDay.At("15:00"), ReportDay.At("15:05"))], report.Sleep.Periods.Select(static period => period.Stretch));
        Assert.Equal(("Sleep.Total.Many", TimeSpan.FromMinutes(24), 2), (report.Sleep.Sentence!.Key, (TimeSpan)report.Sleep.Sentence.Facts[0], (int)report.Sleep.Sentence.Facts[1]));
        Assert.Equal(CitationKind.Segment, report.Sleep.Periods[0].Sentence.Citations[0].Kind);
        Assert.Equal([ChildActivity.Eating, TimeSpan.FromMinutes(5)], Sentence(report, "Activity.Doing").Facts);
    }

    [Fact]
    public void Local_vision_calls_a_quiet_stretch_quiet_and_never_sleep_and_says_when_it_cannot_tell()
    {
        // Somebody turns over for two minutes at 13:20.
        var quiet = new ReportDay().Covered("12:00", "16:00").Seen("13:00", "14:00", motion: 0.002, people: 1).Seen("13:20", "13:22", motion: 0.3, people: 1).Report();
        Assert.Equal(SleepBasis.QuietPerson, quiet.Sleep.Basis);
        Assert.Equal(new Stretch(ReportDay.At("13:00"), ReportDay.At("14:00")), Assert.Single(quiet.Sleep.Periods).Stretch);
        Assert.Equal("Sleep.QuietTotal.One", quiet.Sleep.Sentence!.Key);

        // Twenty-nine minutes; thirty with a hole of three; forty of which half were not watched; an empty bed.
        ReportDay[] days =
        [
            new ReportDay().Covered("12:00", "16:00").Seen("13:00", "13:29", 0.002, 1),
            new ReportDay().Covered("12:00", "16:00").Seen("13:00", "13:15", 0.002, 1).Seen("13:15", "13:18", 0.3, 1).Seen("13:18", "13:33", 0.002, 1),
            new ReportDay().Covered("12:00", "13:20").Covered("13:20", "13:21", CoverageState.NotWatched).Covered("13:21", "16:00").Seen("13:00", "13:40", 0.002, 1),
            new ReportDay().Covered("12:00", "16:00").Seen("13:00", "15:00", 0.0, 0),
        ];
        Assert.All(days, static day =>
        {
            var sleep = day.Report().Sleep;
            Assert.Equal((SleepBasis.CannotTell, 0), (sleep.Basis, sleep.Periods.Count));
            Assert.Null(sleep.Sentence);
        });
    }

    [Fact]
    public void Development_is_told_by_area_at_its_second_and_only_by_a_model()
    {
        var without = new ReportDay().Covered("08:00", "20:00").Report();
        Assert.Equal(0, without.Development.ExaminedSegments);
        Assert.All(without.Development.Areas, static area => Assert.Empty(area.Sentences));
        Assert.Equal(Enum.GetValues<DevelopmentArea>(), without.Development.Areas.Select(static area => area.Area));

        var with = new ReportDay().Covered("08:00", "20:00").Examined("10:00", 10, ReportDay.Doing(ChildActivity.Walking, 61.5, 70, "혼자 3걸음 걸었어요.", "Walked three steps alone.", DevelopmentArea.Motor)).Report();
        var sentence = Assert.Single(with.Development.Areas[0].Sentences);
        Assert.Equal(ReportDay.At("10:01:01").AddSeconds(0.5), sentence.Facts[0]);
        Assert.Equal(61.5, sentence.Citations[0].Second);
        Assert.Equal(0, with.Dropped.LanguagesDiffer);
    }

    [Fact]
    public void A_sentence_whose_evidence_or_other_language_does_not_hold_is_dropped_and_counted()
    {
        var report = new ReportDay().Covered("08:00", "20:00").Examined(
            "10:00", 10,
            ReportDay.Doing(ChildActivity.Playing, 601, 650, area: DevelopmentArea.Motor),
            ReportDay.Doing(ChildActivity.Playing, -1, 5, area: DevelopmentArea.Social),
            ReportDay.Doing(ChildActivity.Playing, double.NaN, 5, area: DevelopmentArea.Emotion),
            ReportDay.Doing(ChildActivity.CannotTell, 5, 6, "공을 4번 던졌어요.", "Threw the ball 5 times.", DevelopmentArea.Motor),
            ReportDay.Doing(ChildActivity.CannotTell, 5, 6, "공을 던졌어요.", " ", DevelopmentArea.Motor),
            ReportDay.Doing(ChildActivity.CannotTell, 7, 8, "공을 두 번 던졌어요.", "Threw the ball 2 times.", DevelopmentArea.Motor)).Report();
        Assert.Equal("Threw the ball 2 times.", ((Bilingual)Assert.Single(report.Development.Areas.SelectMany(static area => area.Sentences)).Facts[1]).English);
        Assert.Equal(2, report.Dropped.LanguagesDiffer);

        // Three in the development section and one in the sum of what was done.
        Assert.Equal(4, report.Dropped.WithoutEvidence);
    }

    [Fact]
    public void Highlights_are_development_first_then_safety_and_lively_minutes_only_fill_up()
    {
        var day = new ReportDay().Covered("08:00", "20:00").Seen("08:00", "20:00", motion: 0.02, people: 1).Seen("18:00", "18:01", motion: 0.9, people: 1);
        Assert.Equal([HighlightKind.Lively, HighlightKind.Lively, HighlightKind.Lively], day.Report().Highlights.Select(static one => one.Kind));
        Assert.Equal(ReportDay.At("18:00"), day.Report().Highlights[0].Clip.FromAt);

        day.With(day.Incident("10:00:00", Severity.Danger)).With(day.Incident("10:01:00", Severity.Accident)).With(day.Incident("15:00:00", Severity.Advice));
        Assert.Equal([HighlightKind.Safety, HighlightKind.Lively, HighlightKind.Lively], day.Report().Highlights.Select(static one => one.Kind));
        Assert.Equal(ReportDay.At("10:01:01"), day.Report().Highlights[0].Sentence.Citations[0].At);

        day.Examined(
            "12:00", 60,
            ReportDay.Doing(ChildActivity.Playing, 0, 10, highlight: true),
            ReportDay.Doing(ChildActivity.Walking, 600, 610, area: DevelopmentArea.Motor),
            ReportDay.Doing(ChildActivity.Walking, 1200, 2000, area: DevelopmentArea.Language, highlight: true),
            ReportDay.Doing(ChildActivity.Walking, 1210, 1220, area: DevelopmentArea.Language, highlight: true),
            ReportDay.Doing(ChildActivity.Eating, 3000, 3010));
        var highlights = day.Report().Highlights;
        Assert.Equal([HighlightKind.Development, HighlightKind.Moment, HighlightKind.Development, HighlightKind.Safety], highlights.Select(static one => one.Kind));
        Assert.Equal(TimeSpan.FromSeconds(60), highlights[0].Clip.Length);
    }

    [Theory]
    [InlineData(IncidentCategory.Fall, null, "Suggestion.Fall.Any")]
    [InlineData(IncidentCategory.Fall, 1, "Suggestion.Fall.Lying")]
    [InlineData(IncidentCategory.Fall, 6, "Suggestion.Fall.Climbing")]
    [InlineData(IncidentCategory.Fall, 11, "Suggestion.Fall.Heights")]
    [InlineData(IncidentCategory.Burn, 4, "Suggestion.Burn.Reaching")]
    [InlineData(IncidentCategory.Poisoning, 1, "Suggestion.Poisoning.Any")]
    [InlineData(IncidentCategory.Other, 5, "Suggestion.Other.Any")]
    public void What_to_change_follows_from_category_and_age(IncidentCategory category, int? stage, string key)
    {
        var day = new ReportDay().Covered("08:00", "20:00");
        var incident = day.Incident("10:00:00", Severity.Danger, category, zone: null);
        var suggestion = Assert.Single(day.With(incident).Report(stage: stage).Suggestions);
        Assert.Equal(key, suggestion.Sentence.Key);
        Assert.Equal(incident.Id, Assert.Single(suggestion.Sentence.Citations).Incident);
    }

    [Fact]
    public void Each_zone_has_its_suggestion_worst_first_and_what_was_dealt_with_has_none()
    {
        var day = new ReportDay().Covered("08:00", "20:00");
        day.With(day.Incident("10:00:00", Severity.Caution, zone: "난로")).With(day.Incident("10:30:00", Severity.Danger, zone: "계단")).With(day.Incident("11:00:00", zone: "난로"))
            .With(day.Incident("12:00:00", Severity.Accident, zone: "베란다", review: ReviewState.Resolved));
        var suggestions = day.Report(stage: 5).Suggestions;
        Assert.Equal([("계단", 1), ("난로", 2)], suggestions.Select(static one => ((string)one.Sentence.Facts[0], one.Sentence.Citations.Count)));
        Assert.All(suggestions, static one => Assert.Equal("Suggestion.DangerZoneEntry.Gate", one.Sentence.Key));
    }

    [Fact]
    public void A_home_without_cameras_and_a_day_that_has_just_begun_make_an_empty_report()
    {
        var empty = ReportBuilder.Build(new ReportDay().Alone() with { Cameras = [] }, ReportDay.Rules);
        var begun = new ReportDay().Report(now: "00:00:30");
        Assert.All(new[] { empty, begun }, static report =>
        {
            Assert.Empty(ReportDay.Sentences(report));
            Assert.Equal((0, ScoreWithheld.NothingWatched), (report.Coverage.Passed, report.Score.Withheld));
            Assert.Equal(default, report.Dropped);
        });
    }

    private static CitedSentence Sentence(DailyReport report, string key) => Assert.Single(report.Activity.Sentences, sentence => sentence.Key == key);
}
