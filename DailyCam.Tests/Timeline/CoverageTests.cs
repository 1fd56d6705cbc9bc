using DailyCam.Core.Analysis;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class CoverageTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Stretch> AnyStretch =
        from at in Gen.Choose(-3600, 93_600)
        from length in Gen.Choose(1, 7200)
        select new Stretch(Start.AddSeconds(at), Start.AddSeconds(at + length));

    private static readonly Arbitrary<CoverageInput> AnyInput = (
        from hours in Gen.Elements(23, 24, 25)
        from now in Gen.Choose(-3600, 100_000)
        from recorded in Gen.ListOf(
            from stretch in AnyStretch
            from state in Gen.Elements(Enum.GetValues<AnalysisState>().Select(static s => (AnalysisState?)s).Append(null).ToArray())
            from seen in Gen.Elements(false, true)
            from live in Gen.Elements(false, true)
            select new RecordedStretch(stretch, state, seen) { CountsLive = live })
        from off in Gen.ListOf(AnyStretch)
        from incidents in Gen.ListOf(AnyStretch)
        from watched in Gen.ArrayOf(Gen.Choose(0, 60), 1500)
        select new CoverageInput
        {
            Day = new Stretch(Start, Start.AddHours(hours)),
            NowAt = Start.AddSeconds(now),
            Recorded = [.. recorded],
            CameraOff = [.. off],
            Incidents = [.. incidents],
            WatchedSeconds = watched.Select(static (seconds, minute) => (Start.AddMinutes(minute), seconds)).ToDictionary(static w => w.Item1, static w => w.seconds),
        }).ToArbitrary();

    private static readonly Arbitrary<(List<List<(string Analyzer, AnalysisState State, bool ShownAll)>> Segments, HashSet<int> Missing, int NowSecond)> AnyHistory = (
        from segments in Gen.ListOf(
            Gen.ListOf(
                from analyzer in Gen.Elements(AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex)
                from state in Gen.Elements(Enum.GetValues<AnalysisState>())
                from shownAll in Gen.Elements(true, false)
                select (analyzer, state, shownAll)),
            144)
        from missing in Gen.ListOf(Gen.Choose(0, 143))
        from now in Gen.Choose(0, 90_000)
        select (segments.Select(static rows => rows.ToList()).ToList(), missing.ToHashSet(), now)).ToArbitrary();

    /// <summary>Where nobody but local vision will look, what it watched while the file is still written is watched: "nothing watched" beside an incident it saw would be untrue.</summary>
    [Theory]
    [InlineData(true, 60, false, CoverageState.AnalysedClear)]
    [InlineData(true, 30, false, CoverageState.AnalysedClear)]
    [InlineData(true, 60, true, CoverageState.AnalysedWithIncident)]
    [InlineData(true, 29, false, CoverageState.Waiting)]
    [InlineData(true, 29, true, CoverageState.Waiting)]
    [InlineData(false, 60, false, CoverageState.Waiting)]
    [InlineData(false, 60, true, CoverageState.Waiting)]
    public void A_minute_of_the_open_file_counts_as_watched_when_local_vision_alone_looks_and_did(bool countsLive, int watched, bool incident, CoverageState state)
    {
        var coverage = Coverage.Of(new CoverageInput
        {
            Day = new Stretch(Start, Start.AddDays(1)),
            NowAt = Start.AddMinutes(3),
            Recorded = [new RecordedStretch(new Stretch(Start, Start.AddMinutes(3)), null) { CountsLive = countsLive }],
            Incidents = incident ? [new Stretch(Start.AddSeconds(70), Start.AddSeconds(75))] : [],
            WatchedSeconds = new Dictionary<DateTimeOffset, int> { [Start.AddMinutes(1)] = watched },
        });
        Assert.Equal([CoverageState.Waiting, state, CoverageState.Waiting], coverage.Minutes);
    }

    [Theory]
    [InlineData(AnalysisState.Analysed, CoverageState.AnalysedClear)]
    [InlineData(AnalysisState.Filtered, CoverageState.FilteredLocally)]
    [InlineData(AnalysisState.Recorded, CoverageState.Waiting)]
    [InlineData(AnalysisState.Queued, CoverageState.Waiting)]
    [InlineData(AnalysisState.Analysing, CoverageState.Waiting)]
    [InlineData(AnalysisState.Verifying, CoverageState.Waiting)]
    [InlineData(AnalysisState.Failed, CoverageState.Failed)]
    [InlineData(AnalysisState.Blocked, CoverageState.Blocked)]
    [InlineData(AnalysisState.TooShort, CoverageState.Skipped)]
    [InlineData(AnalysisState.OverBudget, CoverageState.Skipped)]
    [InlineData(AnalysisState.SwitchedOff, CoverageState.Skipped)]
    [InlineData(AnalysisState.NotWatched, CoverageState.NotWatched)]
    [InlineData(AnalysisState.Cancelled, CoverageState.Skipped)]
    [InlineData(null, CoverageState.Waiting)]
    public void Each_state_of_a_segment_has_its_word(AnalysisState? state, CoverageState expected)
    {
        var coverage = Coverage.Of(Input(minutes: 20, [new RecordedStretch(Minutes(0, 10), state)]));
        Assert.All(coverage.Minutes.Take(10), minute => Assert.Equal(expected, minute));
        Assert.All(coverage.Minutes.Skip(10), static minute => Assert.Equal(CoverageState.NotRecorded, minute));
        Assert.Equal(20, coverage.Minutes.Count);
    }

    [Fact]
    public void An_incident_colours_its_minutes_and_an_off_camera_is_said_to_be_off()
    {
        var coverage = Coverage.Of(Input(minutes: 30, [new RecordedStretch(Minutes(0, 10), AnalysisState.Analysed)]) with
        {
            Incidents = [new Stretch(Start.AddSeconds(3 * 60 + 50), Start.AddSeconds(4 * 60 + 5))],
            CameraOff = [Minutes(5, 25)],
        });
        Assert.Equal(
            [(3, CoverageState.AnalysedClear), (2, CoverageState.AnalysedWithIncident), (5, CoverageState.AnalysedClear), (15, CoverageState.CameraOff), (5, CoverageState.NotRecorded)],
            coverage.Spans().Select(static s => (s.Minutes, s.State)));
    }

    [Fact]
    public void A_minute_takes_the_state_of_most_of_its_seconds()
    {
        var coverage = Coverage.Of(Input(minutes: 2, [new RecordedStretch(new Stretch(Start.AddSeconds(20), Start.AddSeconds(80)), AnalysisState.Analysed)]));
        Assert.Equal([CoverageState.AnalysedClear, CoverageState.NotRecorded], coverage.Minutes);
    }

    [Fact]
    public void The_minutes_that_have_passed_have_exactly_one_state_each() => Prop.ForAll(AnyInput, static input =>
    {
        var coverage = Coverage.Of(input);
        var passed = (int)Math.Max(0, Math.Floor(((input.NowAt < input.Day.ToAt ? input.NowAt : input.Day.ToAt) - input.Day.FromAt).TotalMinutes));
        var spans = coverage.Spans();
        return coverage.Minutes.Count == passed
            && coverage.Totals().Values.Sum() == passed
            && coverage.Minutes.All(static minute => Enum.IsDefined(minute))
            && spans.Sum(static span => span.Minutes) == passed
            && spans.Zip(spans.Skip(1)).All(static pair => pair.First.ToAt == pair.Second.FromAt && pair.First.State != pair.Second.State);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_happened_is_never_said_of_a_minute_that_nobody_watched_or_that_was_not_recorded() => Prop.ForAll(AnyInput, static input =>
    {
        var minutes = Coverage.Of(input).Minutes;
        return Enumerable.Range(0, minutes.Count).Where(m => minutes[m] is CoverageState.AnalysedClear or CoverageState.FilteredLocally).All(m =>
        {
            var minute = new Stretch(Start.AddMinutes(m), Start.AddMinutes(m + 1));
            return (input.WatchedSeconds[minute.FromAt] >= 30 || SeenByModel(input, minute) >= 30) && input.Recorded.Any(r => r.Stretch.Within(minute) is not null);
        });
    }).QuickCheckThrowOnFailure();

    /// <summary>Any history of ten-minute segments, each with any rows of any analyzers, makes a day whose minutes sum exactly.</summary>
    [Fact]
    public void Any_history_of_segments_rows_and_states_gives_a_day_whose_minutes_sum() => Prop.ForAll(AnyHistory, static history =>
    {
        var recorded = history.Segments.Select(static (rows, index) =>
        {
            var standing = AnalysisStanding.Of(rows.Select(static (row, id) => new RowState(id + 1, new("bcdfghjkmnpq"), row.Analyzer, row.State, row.ShownAll)));
            return new RecordedStretch(Minutes(index * 10, (index * 10) + 10), standing?.State, standing is { SeenByModel: true });
        }).Where((_, index) => !history.Missing.Contains(index)).ToList();
        var coverage = Coverage.Of(Input(1440, recorded) with { NowAt = Start.AddSeconds(history.NowSecond) });
        var passed = Math.Min(history.NowSecond / 60, 1440);
        var lookedAt = coverage.Minutes.Count(static state => state is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally);
        return coverage.Totals().Values.Sum() == passed
            && coverage.Spans().Sum(static span => span.Minutes) == passed
            && coverage.LookedAt == lookedAt
            && (coverage.LookedAtShare is null) == (coverage.Minutes.All(static state => state is CoverageState.Waiting or CoverageState.CameraOff or CoverageState.NotRecorded))
            && coverage.LookedAtShare is null or (>= 0 and <= 1)
            && Enumerable.Range(0, passed).All(minute => history.Missing.Contains(minute / 10) == (coverage.Minutes[minute] == CoverageState.NotRecorded));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_model_looked_at_counts_as_watched_also_when_local_vision_was_away()
    {
        var away = Input(20, [new RecordedStretch(Minutes(0, 10), AnalysisState.Analysed, SeenByModel: true), new RecordedStretch(Minutes(10, 20), AnalysisState.Analysed)]) with
        {
            WatchedSeconds = new Dictionary<DateTimeOffset, int>(),
        };
        Assert.Equal([(10, CoverageState.AnalysedClear), (10, CoverageState.NotWatched)], Coverage.Of(away).Spans().Select(static span => (span.Minutes, span.State)));
    }

    [Fact]
    public void A_day_that_holds_every_state_shows_the_hours_that_nobody_watched()
    {
        // Two hours of each, and four of what the family has off or nothing recorded.
        AnalysisState?[] states =
        [
            AnalysisState.Analysed, AnalysisState.Filtered, AnalysisState.Queued, AnalysisState.Failed, AnalysisState.Blocked, AnalysisState.OverBudget, AnalysisState.TooShort, AnalysisState.NotWatched,
            AnalysisState.Cancelled, null,
        ];
        var recorded = states.SelectMany(static (state, index) => Enumerable.Range(0, 12).Select(part => new RecordedStretch(Minutes((index * 120) + (part * 10), (index * 120) + (part * 10) + 10), state))).ToList();
        var coverage = Coverage.Of(Input(1440, recorded) with
        {
            NowAt = Start.AddDays(1),
            WatchedSeconds = Enumerable.Range(0, 1440).ToDictionary(static m => Start.AddMinutes(m), static _ => 60),
            CameraOff = [Minutes(1200, 1320)],
            Incidents = [new Stretch(Start.AddMinutes(30), Start.AddMinutes(31).AddSeconds(-1))],
        });
        var totals = coverage.Totals();
        Assert.Equal(1440, totals.Values.Sum());
        Assert.Equal(
            (119, 1, 120, 240, 120, 120, 360, 120, 120, 120),
            (totals[CoverageState.AnalysedClear], totals[CoverageState.AnalysedWithIncident], totals[CoverageState.FilteredLocally], totals[CoverageState.Waiting], totals[CoverageState.Failed],
                totals[CoverageState.Blocked], totals[CoverageState.Skipped], totals[CoverageState.NotWatched], totals[CoverageState.CameraOff], totals[CoverageState.NotRecorded]));

        // Four of the sixteen hours that were recorded and are decided.
        Assert.Equal((240, 0.25), (coverage.LookedAt, coverage.LookedAtShare!.Value));
    }

    private static double SeenByModel(CoverageInput input, Stretch minute) => Stretch.Merge(input.Recorded.Where(static r => r.SeenByModel).Select(static r => r.Stretch), TimeSpan.Zero)
        .Sum(stretch => stretch.Within(minute)?.Length.TotalSeconds ?? 0);

    private static Stretch Minutes(int from, int to) => new(Start.AddMinutes(from), Start.AddMinutes(to));

    private static CoverageInput Input(int minutes, IReadOnlyList<RecordedStretch> recorded) => new()
    {
        Day = new Stretch(Start, Start.AddHours(24)),
        NowAt = Start.AddMinutes(minutes).AddSeconds(40),
        Recorded = recorded,
        WatchedSeconds = Enumerable.Range(0, 60).ToDictionary(static m => Start.AddMinutes(m), static _ => 60),
    };
}
