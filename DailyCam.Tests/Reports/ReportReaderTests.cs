using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Family;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Questions;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Cameras;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task A_day_is_read_with_what_a_model_said_of_it_and_the_childs_age()
    {
        using var bench = new AnalysisBench();
        var (first, second) = (bench.Segment(AnalysisBench.Ten), bench.Segment(AnalysisBench.Ten.AddMinutes(10)));
        bench.Clock.Advance(TimeSpan.FromMinutes(15));
        await bench.SaveAsync(bench.Camera, first, second, bench.Incident(AnalysisBench.Ten.AddMinutes(2)), new Child { BirthDate = Today.AddMonths(-13), Name = "지우" });
        await bench.SaveAsync([.. Enumerable.Range(0, 20).Select(m => (object)bench.Minute(AnalysisBench.Ten.AddMinutes(m), motion: 51, people: 1))]);
        await bench.RunAsync(first);
        await bench.RunAsync(second);
        await bench.SaveAsync(
            Row(first, "1", AnalysisState.Analysed, "처음 답", "first answer"), Row(first, "2", AnalysisState.Failed, null, null), Row(second, "1", AnalysisState.Blocked, "거절", "refused"));

        var report = await Reader(bench).ReadAsync(null, Today, TimeZoneInfo.Utc, default);
        Assert.NotNull(report);
        Assert.Equal(5, report.AgeStage);
        Assert.Equal(1, report.Development.ExaminedSegments);
        Assert.Equal("first answer", ((Bilingual)Assert.Single(report.Development.Areas[0].Sentences).Facts[1]).English);
        Assert.Equal((10, 10), (report.Coverage.Watched, report.Coverage.Minutes[CoverageState.Blocked]));
        Assert.Equal("Suggestion.DangerZoneEntry.Gate", Assert.Single(report.Suggestions).Sentence.Key);
        Assert.Equal(28, report.Trend.Count);
        Assert.Equal(new TrendDay(Today, report.Score.Value, 1, 10), report.Trend[^1]);
        Assert.Equal(default, report.Dropped);

        Assert.Null(await Reader(bench).ReadAsync(CameraId.New(), Today, TimeZoneInfo.Utc, default));
        Assert.Null(await Reader(bench).AnswerAsync("Did she sleep?", CameraId.New(), Today, TimeZoneInfo.Utc, default));
        var answer = await Reader(bench).AnswerAsync("지우가 위험 구역에 언제 들어갔어?", bench.Camera.Id, Today, TimeZoneInfo.Utc, default);
        Assert.Equal((AnswerKind.Answered, "Answer.Count.One"), (answer!.Kind, answer.Sentences[0].Key));
    }

    /// <summary>Recordings go after a week; that somebody watched does not.</summary>
    [Fact]
    public async Task A_day_stays_watched_when_its_recordings_are_deleted()
    {
        using var bench = new AnalysisBench();
        var segment = bench.Segment();
        await bench.SaveAsync(bench.Camera, segment, bench.Incident(AnalysisBench.Ten.AddMinutes(2)));
        await bench.SaveAsync([.. Enumerable.Range(0, 10).Select(m => (object)bench.Minute(AnalysisBench.Ten.AddMinutes(m), watched: m == 9 ? 10 : 60, motion: 51, people: 1))]);
        await bench.RunAsync(segment);
        var before = await Reader(bench).ReadAsync(bench.Camera.Id, Today, TimeZoneInfo.Utc, default);
        await using (var context = bench.Database.CreateDbContext())
        {
            await context.ArchiveSegments.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        var after = await Reader(bench).ReadAsync(bench.Camera.Id, Today, TimeZoneInfo.Utc, default);
        Assert.Equal((9, 90), (before!.Coverage.Watched, before.Score.Value));
        Assert.Equal(before.Coverage.Minutes, after!.Coverage.Minutes);
        Assert.Equal(before.Score.Value, after.Score.Value);
    }

    [Fact]
    public async Task Each_day_of_the_trend_says_what_that_days_own_report_says()
    {
        using var bench = new AnalysisBench();
        var random = new Random(7);
        await bench.SaveAsync(bench.Camera);
        for (var back = 0; back < 5; back++)
        {
            await FillAsync(bench, AnalysisBench.Ten.AddDays(-back), random);
        }

        bench.Clock.Advance(TimeSpan.FromHours(2));
        var reader = Reader(bench);
        var trend = (await reader.ReadAsync(null, Today, TimeZoneInfo.Utc, default))!.Trend;
        Assert.Equal(Today.AddDays(-27), trend[0].Date);
        Assert.True(trend.Count(static day => day.WatchedMinutes > 0) == 5 && trend.Any(static day => day.Incidents > 0));
        for (var back = 0; back < 6; back++)
        {
            var own = (await reader.ReadAsync(null, Today.AddDays(-back), TimeZoneInfo.Utc, default))!;
            Assert.Equal(new TrendDay(own.Date, own.Score.Value, own.Incidents.Count, own.Coverage.Watched), trend[^(back + 1)]);
        }
    }

    [Fact]
    public async Task A_home_without_cameras_has_an_empty_report()
    {
        using var bench = new AnalysisBench();
        var report = await Reader(bench).ReadAsync(null, Today, TimeZoneInfo.Utc, default);
        Assert.Equal((0, ScoreWithheld.NothingWatched), (report!.Coverage.Passed, report.Score.Withheld));
        Assert.Equal(AnswerKind.CannotTell, (await Reader(bench).AnswerAsync("Did she sleep?", null, Today, TimeZoneInfo.Utc, default))!.Kind);
    }

    internal static TimelineReader Timeline(AnalysisBench bench) =>
        new(bench.Database, new RecordingStatusBoard(), Options.Create(bench.Options), Options.Create(new DetectionOptions()), bench.Clock);

    internal static ReportReader Reader(AnalysisBench bench)
    {
        var examinations = new ExaminationReader(bench.Database, Options.Create(new DetectionOptions()));
        return new ReportReader(
            new CameraStore(bench.Database, new ReversingSecretBox(), bench.Clock),
            Timeline(bench),
            examinations,
            new TrendReader(bench.Database, examinations),
            new ChildStore(bench.Database, bench.Clock),
            ReportDay.Rules,
            bench.Clock);
    }

    private static SegmentAnalysis Row(ArchiveSegment segment, string version, AnalysisState state, string? korean, string? english) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Vertex, PromptVersion = version, State = state, QueuedAt = segment.EndAt,
        Findings = korean is null ? null : new SegmentFindings
        {
            Summary = new Bilingual(korean, english!),
            Observations = [new Observation { StartSecond = 12, EndSecond = 20, Area = DevelopmentArea.Motor, Text = new Bilingual(korean, english!) }],
        },
    };

    /// <summary>An hour of segments that were watched wholly, in part and not at all; one in six still waits.</summary>
    private static async Task FillAsync(AnalysisBench bench, DateTimeOffset start, Random random)
    {
        for (var segment = 0; segment < 6; segment++)
        {
            var from = start.AddMinutes(10 * segment);
            var row = bench.Segment(from);
            var watched = random.Next(4) switch { 0 => 0, 1 => 60, _ => random.Next(61) };
            await bench.SaveAsync([row, .. Enumerable.Range(0, 10).Select(m => bench.Minute(from.AddMinutes(m), watched: random.Next(5) == 0 ? random.Next(61) : watched, motion: (byte)random.Next(60), people: (byte)random.Next(2)))]);
            if (random.Next(3) == 0)
            {
                await bench.SaveAsync(bench.Incident(from.AddMinutes(random.Next(10)), (Severity)random.Next(1, 5)));
            }

            if (random.Next(6) > 0)
            {
                await bench.RunAsync(row);
            }
        }

        await bench.SaveAsync(bench.Minute(start.AddHours(3), watched: 60, motion: 10));
    }
}
