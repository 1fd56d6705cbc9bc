using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class TimelineReaderTests
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    [Fact]
    public async Task A_day_is_put_together_from_everything_that_was_noted()
    {
        using var bench = new AnalysisBench();
        var ten = AnalysisBench.Ten;
        var (first, open) = (bench.Segment(ten, 600), ten.AddMinutes(15));
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        var now = bench.Clock.GetUtcNow();
        var falseAlarm = bench.Incident(ten.AddMinutes(5), Severity.Accident);
        falseAlarm.Review = ReviewState.FalseAlarm;
        await bench.SaveAsync(
            bench.Camera, first, bench.Incident(ten.AddMinutes(2)), falseAlarm,
            new CameraSwitch { CameraId = bench.Camera.Id, At = bench.Camera.CreatedAt, IsOn = true, Recording = true },
            new Fault { CameraId = bench.Camera.Id, Kind = FaultKind.RtspNetwork, Reason = FaultReason.TimedOut, BeganAt = ten.AddMinutes(10.2), RecoveredAt = ten.AddMinutes(14.9) },
            new ServiceRun { StartedAt = ten, LastSeenAt = now.AddSeconds(-5) });
        await bench.SaveAsync([.. Enumerable.Range(0, 10).Select(m => (object)bench.Minute(ten.AddMinutes(m), motion: 51, people: 1))]);
        await bench.RunAsync(first);
        var board = new RecordingStatusBoard();
        board.Post(new RecordingStatus { Camera = bench.Camera.Id, OpenSegmentStartAt = open, LastPartOnDiskAt = now, OnDiskUntil = now.AddSeconds(-1) });

        var day = await Reader(bench, board).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);

        Assert.NotNull(day);
        Assert.Equal([new Stretch(ten, ten.AddMinutes(10)), new Stretch(open, now.AddSeconds(-1))], day.Recorded);
        Assert.Equal([GapReason.NotRunning, GapReason.Fault], day.Gaps.Select(static g => g.Reason));
        Assert.Equal(FaultReason.TimedOut, day.Gaps[1].Fault);
        var totals = day.Coverage.Totals();
        Assert.Equal((9, 1, 6), (totals[CoverageState.AnalysedClear], totals[CoverageState.AnalysedWithIncident], totals[CoverageState.Waiting]));
        Assert.Equal((int)(now - day.Day.FromAt).TotalMinutes, totals.Values.Sum());
        Assert.Equal(90, day.Score.Value);
        Assert.Equal(2, day.Incidents.Count);
        Assert.Equal(new ActivityPoint(ten, 0.2, 1), day.Activity[0]);
    }

    [Fact]
    public async Task A_day_on_which_nobody_watched_has_no_score_and_an_unknown_camera_has_no_day()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera, bench.Segment());
        var reader = Reader(bench, new RecordingStatusBoard());
        var day = await reader.GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);
        Assert.Null(day!.Score.Value);
        Assert.Equal(10, day.Coverage.Totals()[CoverageState.Waiting]);
        Assert.Null(await reader.GetDayAsync(CameraId.New(), new DateOnly(2026, 11, 20), Seoul, default));
    }

    /// <summary>Ten minutes pass until a file is closed and examined. What local vision alone watches in them is told as it happens; where a model may still change it, it waits.</summary>
    [Theory]
    [InlineData(false, true, 5, 1, 0)]
    [InlineData(true, true, 0, 0, 6)]
    [InlineData(false, false, 0, 0, 6)]
    public async Task What_local_vision_watches_counts_before_its_file_is_closed_unless_a_model_is_to_look(bool model, bool analysis, int clear, int incident, int waiting)
    {
        using var bench = new AnalysisBench();
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        var (open, now) = (AnalysisBench.Ten.AddMinutes(15), bench.Clock.GetUtcNow());
        bench.Camera.Analysis = analysis;
        bench.Camera.Analyzers = model ? [AnalyzerNames.Local, AnalyzerNames.Vertex] : AnalyzerNames.OnlyLocal;
        await bench.SaveAsync(bench.Camera, bench.Incident(open.AddMinutes(2.5)));
        await bench.SaveAsync([.. Enumerable.Range(0, 6).Select(m => (object)bench.Minute(open.AddMinutes(m), motion: 51, people: 1))]);
        var board = new RecordingStatusBoard();
        board.Post(new RecordingStatus { Camera = bench.Camera.Id, OpenSegmentStartAt = open, LastPartOnDiskAt = now, OnDiskUntil = now.AddSeconds(-1) });
        var totals = (await Reader(bench, board).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default))!.Coverage.Totals();
        Assert.Equal((clear, incident, waiting), (totals[CoverageState.AnalysedClear], totals[CoverageState.AnalysedWithIncident], totals[CoverageState.Waiting]));
    }

    [Theory]
    [InlineData(5, 0.5, 100)]
    [InlineData(4, 0.5, null)]
    [InlineData(4, 0.4, 100)]
    [InlineData(1, 0.0, 100)]
    [InlineData(0, 0.0, null)]
    public async Task A_score_is_withheld_when_too_little_of_the_recordings_was_looked_at(int lookedAt, double minimum, int? score)
    {
        using var bench = new AnalysisBench();
        bench.Options.MinimumCoverage = minimum;
        bench.Clock.Advance(TimeSpan.FromHours(2));
        await bench.SaveAsync(bench.Camera);
        for (var part = 0; part < 10; part++)
        {
            // What was looked at was watched whole; of the rest nobody saw anything.
            var segment = bench.Segment(AnalysisBench.Ten.AddMinutes(part * 10));
            await bench.SaveAsync([segment, .. Enumerable.Range(0, part < lookedAt ? 10 : 0).Select(m => (object)bench.Minute(segment.StartAt.AddMinutes(m)))]);
            await bench.RunAsync(segment);
        }

        var day = await Reader(bench, new RecordingStatusBoard()).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);
        Assert.Equal(score, day!.Score.Value);
        Assert.Equal(lookedAt * 10, day.Coverage.LookedAt);
    }

    [Fact]
    public async Task The_timeline_shows_where_a_segment_stands_when_all_that_looked_at_it_is_taken_together()
    {
        using var bench = new AnalysisBench();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.SaveAsync(bench.Camera);
        AnalysisState?[] asked = [null, AnalysisState.Analysed, AnalysisState.Blocked, AnalysisState.Queued];
        for (var part = 0; part < asked.Length; part++)
        {
            var segment = bench.Segment(AnalysisBench.Ten.AddMinutes(part * 10));
            await bench.SaveAsync([segment, .. Enumerable.Range(0, 10).Select(m => (object)bench.Minute(segment.StartAt.AddMinutes(m), motion: 51, people: 1))]);
            await bench.RunAsync(segment);
            if (asked[part] is { } state)
            {
                await bench.SaveAsync(new SegmentAnalysis
                {
                    SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = "vertex", PromptVersion = "segment-1", State = state, QueuedAt = segment.EndAt, ShownFps = 1, ShownSeconds = 600,
                });
            }
        }

        var day = await Reader(bench, new RecordingStatusBoard()).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);
        var totals = day!.Coverage.Totals();
        Assert.Equal((20, 10, 10), (totals[CoverageState.AnalysedClear], totals[CoverageState.Blocked], totals[CoverageState.Waiting]));
    }

    [Theory]
    [InlineData(ReviewState.New, 0, 90, true)]
    [InlineData(ReviewState.Confirmed, 29, 90, true)]
    [InlineData(ReviewState.FalseAlarm, 0, null, true)]
    [InlineData(ReviewState.FalseAlarm, 30, 100, true)]
    [InlineData(null, 29, null, true)]
    [InlineData(null, 30, 100, true)]
    [InlineData(null, 0, null, false)]
    public async Task An_incident_in_a_cameras_first_minute_is_proof_that_somebody_watched(ReviewState? review, int watchedSeconds, int? score, bool seen)
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera, bench.Minute(AnalysisBench.Ten, watchedSeconds));
        if (review is { } state)
        {
            var incident = bench.Incident(AnalysisBench.Ten.AddSeconds(10));
            incident.Review = state;
            await bench.SaveAsync(incident);
        }

        var day = await Reader(bench, new RecordingStatusBoard()).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);
        Assert.Equal((score, seen), (day!.Score.Value, day.WasSeen));
    }

    [Fact]
    public async Task What_was_recorded_while_the_clock_was_not_set_is_said_to_be_doubtful()
    {
        using var bench = new AnalysisBench();
        var ten = AnalysisBench.Ten;
        var doubtful = bench.Segment(ten.AddMinutes(-30), doubtful: true);
        await bench.SaveAsync(bench.Camera, doubtful, bench.Segment());
        var day = await Reader(bench, new RecordingStatusBoard()).GetDayAsync(bench.Camera.Id, new DateOnly(2026, 11, 20), Seoul, default);
        Assert.Equal([new Stretch(doubtful.StartAt, doubtful.EndAt)], day!.Doubtful);
        Assert.Equal(2, day.Recorded.Count);
    }

    private static TimelineReader Reader(AnalysisBench bench, RecordingStatusBoard board) => new(bench.Database, board, Microsoft.Extensions.Options.Options.Create(bench.Options), Microsoft.Extensions.Options.Options.Create(new DailyCam.Core.Detection.DetectionOptions()), bench.Clock);
}
