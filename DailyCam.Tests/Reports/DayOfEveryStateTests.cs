using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>24 hours in the database that hold every state: what the timeline counts, what the report says of the hours that nobody watched, and when there is a score.</summary>
public sealed class DayOfEveryStateTests
{
    /// <summary>Two hours each, from midnight in Seoul; null is no segment. What local vision made of it, and what a model did.</summary>
    private static readonly (AnalysisState? Local, AnalysisState? Model, CoverageState Expected)[] Hours =
    [
        (null, null, CoverageState.NotRecorded),
        (AnalysisState.Analysed, null, CoverageState.AnalysedClear),
        (AnalysisState.Filtered, null, CoverageState.FilteredLocally),
        (AnalysisState.Analysed, AnalysisState.Queued, CoverageState.Waiting),
        (AnalysisState.Analysed, AnalysisState.Failed, CoverageState.Failed),
        (AnalysisState.Analysed, AnalysisState.Blocked, CoverageState.Blocked),
        (AnalysisState.Analysed, AnalysisState.OverBudget, CoverageState.Skipped),
        (AnalysisState.SwitchedOff, null, CoverageState.Skipped),
        (AnalysisState.NotWatched, null, CoverageState.NotWatched),
        (null, null, CoverageState.CameraOff),
        (AnalysisState.NotWatched, AnalysisState.Analysed, CoverageState.AnalysedClear),
        (AnalysisState.TooShort, null, CoverageState.Skipped),
    ];

    private const int Block = 120;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_minute_of_it_is_counted_once_and_the_same_in_timeline_and_report()
    {
        using var bench = await FilledAsync();
        var expected = Enum.GetValues<CoverageState>().ToDictionary(static state => state, static state => Block * Hours.Count(hour => hour.Expected == state));
        expected[CoverageState.AnalysedClear]--;
        expected[CoverageState.AnalysedWithIncident]++;
        Assert.DoesNotContain(0, expected.Values);

        var report = await ReadAsync(bench);
        Assert.Equal(expected, report.Coverage.Minutes);
        Assert.Equal((1440, 1440, 1440), (report.Coverage.Passed, report.Coverage.Minutes.Values.Sum(), report.Coverage.Spans.Sum(static span => span.Minutes)));
        Assert.Equal(3 * Block, report.Coverage.Watched);
        var day = await ReportReaderTests.Timeline(bench).GetDayAsync(bench.Camera.Id, ReportDay.Date, ReportDay.Seoul, Token);
        Assert.Equal(expected, day!.Coverage.Totals());
        Assert.Equal(report.Coverage.Spans, day.Coverage.Spans());
    }

    [Fact]
    public async Task The_report_names_the_hours_that_nobody_watched_in_both_languages_and_they_add_up()
    {
        using var bench = await FilledAsync();
        var unwatched = (await ReadAsync(bench)).Coverage.Unwatched;
        Assert.Equal(1440 - (3 * Block), unwatched.Sum(static sentence => sentence.Facts.OfType<TimeSpan>().Single().TotalMinutes));
        Assert.All(unwatched, static sentence => Assert.NotEmpty(sentence.Citations));

        // What was not examined by rule follows each other and is one stretch; what finds no sentence of its own shares the last one.
        Assert.Equal(
            ["녹화 안 됨", "분석 대기", "분석 실패", "분석 거부됨", "분석 안 함", "녹화했지만 지켜보지 못함"],
            unwatched.SkipLast(1).Select(static sentence => sentence.Say("ko").Split(": ")[^1]));
        Assert.Equal("오후 12:00부터 오후 4:00까지(4시간): 분석 안 함", unwatched[4].Say("ko"));
        Assert.EndsWith(": Not analysed", unwatched[4].Say("en"), StringComparison.Ordinal);
        Assert.Contains("4 h", unwatched[4].Say("en"), StringComparison.Ordinal);
        Assert.Equal("그 밖에 2번 더, 모두 4시간", unwatched[^1].Say("ko"));
        Assert.All(unwatched, static sentence => Assert.Equal(sentence.FactsIn("ko"), sentence.FactsIn("en")));
    }

    [Fact]
    public async Task The_score_is_withheld_below_the_limit_of_coverage_and_given_above_it()
    {
        using var bench = await FilledAsync();
        var little = await ReadAsync(bench);
        Assert.Equal((null, ScoreWithheld.TooLittleWatched), (little.Score.Value, little.Score.Withheld));
        Assert.Equal([TimeSpan.FromHours(6), TimeSpan.FromHours(18)], little.Score.Sentence!.Facts);
        Assert.Contains("아무 일도 없었다는 뜻은 아니에요", little.Score.Sentence.Say("ko"), StringComparison.Ordinal);
        Assert.Contains("does not mean that nothing happened", little.Score.Sentence.Say("en"), StringComparison.Ordinal);
        Assert.Null(little.Trend[^1].Score);

        // The model answers after all about what it had failed at and refused: ten hours of eighteen.
        await using (var context = bench.Database.CreateDbContext())
        {
            await context.SegmentAnalyses
                .Where(static row => row.State == AnalysisState.Failed || row.State == AnalysisState.Blocked)
                .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, AnalysisState.Analysed), Token);
        }

        var enough = await ReadAsync(bench);
        Assert.Equal((5 * Block, 90), (enough.Coverage.Watched, enough.Score.Value));
        Assert.Equal(1440, enough.Coverage.Minutes.Values.Sum());
        Assert.Equal(Assert.Single(enough.Incidents).Id, Assert.Single(Assert.Single(enough.Score.Deductions).Sentence.Citations).Incident);
    }

    /// <summary>Sixty pictures of ten minutes, or a copy that ended in the middle, are no watching: what local vision missed stays missed.</summary>
    [Theory]
    [InlineData(0.1, 600)]
    [InlineData(1, 300)]
    public async Task Two_hours_of_which_a_model_was_shown_too_little_were_not_watched(double fps, double seconds)
    {
        using var bench = await FilledAsync();
        await using (var context = bench.Database.CreateDbContext())
        {
            await context.SegmentAnalyses
                .Where(static row => row.Analyzer == AnalyzerNames.Vertex)
                .ExecuteUpdateAsync(set => set.SetProperty(static row => row.ShownFps, fps).SetProperty(static row => row.ShownSeconds, seconds), Token);
        }

        var report = await ReadAsync(bench);
        Assert.Equal((2 * Block, 2 * Block), (report.Coverage.Watched, report.Coverage.Minutes[CoverageState.NotWatched]));
        Assert.Equal(1440, report.Coverage.Minutes.Values.Sum());
        var day = await ReportReaderTests.Timeline(bench).GetDayAsync(bench.Camera.Id, ReportDay.Date, ReportDay.Seoul, Token);
        Assert.Equal(report.Coverage.Spans, day!.Coverage.Spans());
    }

    private static async Task<DailyReport> ReadAsync(AnalysisBench bench) =>
        (await ReportReaderTests.Reader(bench).ReadAsync(bench.Camera.Id, ReportDay.Date, ReportDay.Seoul, Token))!;

    private static async Task<AnalysisBench> FilledAsync()
    {
        var bench = new AnalysisBench();
        bench.Clock.Advance(ReportDay.Day.ToAt.AddMinutes(10) - bench.Clock.GetUtcNow());
        await bench.SaveAsync(bench.Camera, bench.Incident(ReportDay.Minute(Block + 65)), Switch(bench.Camera.CreatedAt, isOn: true), Switch(ReportDay.Minute(9 * Block), isOn: false), Switch(ReportDay.Minute(10 * Block), isOn: true));
        foreach (var (index, (local, model, _)) in Hours.Index())
        {
            for (var minute = index * Block; local is { } state && minute < (index + 1) * Block; minute += 10)
            {
                await bench.SaveAsync([.. Rows(bench, ReportDay.Minute(minute), state, model)]);
            }
        }

        return bench;

        CameraSwitch Switch(DateTimeOffset at, bool isOn) => new() { CameraId = bench.Camera.Id, At = at, IsOn = isOn, Recording = true };
    }

    /// <summary>A segment of ten minutes with what is known of it. Local vision watched it when it came to a result.</summary>
    private static IEnumerable<object> Rows(AnalysisBench bench, DateTimeOffset at, AnalysisState local, AnalysisState? model)
    {
        var segment = bench.Segment(at);
        yield return segment;
        yield return Row(AnalyzerNames.Local, "1", local);
        if (model is { } state)
        {
            yield return Row(AnalyzerNames.Vertex, "segment-1", state);
        }

        for (var minute = 0; minute < 10 && local is AnalysisState.Analysed or AnalysisState.Filtered; minute++)
        {
            yield return bench.Minute(at.AddMinutes(minute), motion: (byte)(local == AnalysisState.Filtered ? 0 : 51), people: (byte)(local == AnalysisState.Filtered ? 0 : 1));
        }

        SegmentAnalysis Row(string analyzer, string version, AnalysisState row) => new()
        {
            SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = analyzer, PromptVersion = version, State = row, QueuedAt = segment.EndAt,
            FinishedAt = row == AnalysisState.Queued ? null : segment.EndAt, ShownFps = analyzer == AnalyzerNames.Vertex ? 1 : null, ShownSeconds = analyzer == AnalyzerNames.Vertex ? 600 : null,
        };
    }
}
