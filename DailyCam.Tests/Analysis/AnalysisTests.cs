using DailyCam.Core.Analysis;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DailyCam.Tests.Analysis;

public sealed class AnalysisTests : IDisposable
{
    private static readonly DateTimeOffset Ten = AnalysisBench.Ten;

    private readonly AnalysisBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_closed_segment_is_registered_once_with_its_delay()
    {
        var segment = bench.Segment();
        await bench.SaveAsync(bench.Camera, segment);
        await bench.Intake.SegmentClosedAsync(segment, default);
        await bench.Intake.SegmentClosedAsync(segment, default);
        Assert.Equal((segment.Id.Value, TimeSpan.FromSeconds(30), JobUrgency.Live), Assert.Single(bench.Enqueued));
        Assert.Equal(AnalysisState.Queued, (await bench.RowAsync())!.State);
    }

    [Theory]
    [InlineData(0, JobUrgency.Live)]
    [InlineData(30, JobUrgency.Live)]
    [InlineData(31, JobUrgency.Backlog)]
    [InlineData(-60, JobUrgency.Live)]
    public void What_was_recorded_a_while_ago_is_backlog_whoever_finds_it(int minutesAgo, JobUrgency expected) =>
        Assert.Equal(expected, AnalysisUrgency.Of(Ten, Ten.AddMinutes(minutesAgo)));

    [Theory]
    [InlineData(19.9, 50_000_000, true, AnalysisState.TooShort, AnalysisReasons.Shorter)]
    [InlineData(20, 50_000_000, true, AnalysisState.Queued, null)]
    [InlineData(600, 999_999, true, AnalysisState.TooShort, AnalysisReasons.Smaller)]
    [InlineData(600, 50_000_000, false, AnalysisState.SwitchedOff, AnalysisReasons.SwitchedOff)]
    public async Task What_is_not_examined_says_why(double seconds, long bytes, bool wanted, AnalysisState state, string? reason)
    {
        bench.Options.MinimumSegmentMegabytes = 1;
        bench.Camera.Analysis = wanted;
        var segment = bench.Segment(seconds: seconds, bytes: bytes);
        await bench.SaveAsync(bench.Camera, segment);
        await bench.Intake.SegmentClosedAsync(segment, default);
        var row = (await bench.RowAsync())!;
        Assert.Equal((state, reason), (row.State, row.Reason));
        Assert.Equal(state == AnalysisState.Queued, bench.Enqueued.Count == 1);
    }

    [Fact]
    public async Task A_watched_segment_with_a_person_and_an_incident_is_analysed_in_numbers()
    {
        var segment = bench.Segment(seconds: 180);
        await bench.SaveAsync(
            bench.Camera, segment, bench.Minute(Ten.AddMinutes(-1), motion: 255, people: 9), bench.Minute(Ten, motion: 51, people: 2),
            bench.Minute(Ten.AddMinutes(1)), bench.Minute(Ten.AddMinutes(2), watched: 30), bench.Incident(Ten.AddSeconds(20), Severity.Danger));
        await bench.RunAsync(segment);
        var row = (await bench.RowAsync())!;
        Assert.Equal((AnalysisState.Analysed, 1, 70), (row.State, row.IncidentCount, row.Score));
        var facts = row.Facts!;
        Assert.Equal((180, 150, 60, 60, 2), (facts.Seconds, facts.WatchedSeconds, facts.ActiveSeconds, facts.PersonSeconds, facts.MostPeople));
        Assert.Equal([0.2, 0.2, 0.2, 0.0667, 0, 0, 0, 0, 0, 0], facts.Activity);
        Assert.Equal(1, row.Attempts);
        Assert.NotNull(row.FinishedAt);
    }

    [Fact]
    public async Task A_watched_quiet_segment_is_filtered_with_the_full_score()
    {
        var segment = bench.Segment(seconds: 60);
        await bench.SaveAsync(bench.Camera, segment, bench.Minute(Ten));
        await bench.RunAsync(segment);
        var row = (await bench.RowAsync())!;
        Assert.Equal((AnalysisState.Filtered, AnalysisReasons.Quiet, 100), (row.State, row.Reason, row.Score));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public async Task Nothing_is_said_of_a_segment_that_hardly_anybody_watched(int watched)
    {
        var segment = bench.Segment(seconds: 60);
        await bench.SaveAsync(bench.Camera, segment, bench.Minute(Ten, watched));
        await bench.RunAsync(segment);
        var row = (await bench.RowAsync())!;
        Assert.Equal((AnalysisState.NotWatched, AnalysisReasons.VisionAway, (int?)null), (row.State, row.Reason, row.Score));
    }

    [Fact]
    public async Task Run_twice_it_changes_not_one_byte()
    {
        var segment = bench.Segment(seconds: 60);
        await bench.SaveAsync(bench.Camera, segment, bench.Minute(Ten, motion: 9, people: 1), bench.Incident(Ten.AddSeconds(5)));
        await bench.Intake.SegmentClosedAsync(segment, default);
        await bench.RunAsync(segment);
        var before = Dump();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RunAsync(segment);
        Assert.Equal(before, Dump());
        Assert.Contains("local", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_after_a_review_it_writes_the_new_answer_into_the_same_row()
    {
        var segment = bench.Segment(seconds: 60);
        var incident = bench.Incident(Ten.AddSeconds(5));
        await bench.SaveAsync(bench.Camera, segment, bench.Minute(Ten, motion: 9, people: 1), incident);
        await bench.RunAsync(segment);
        Assert.Equal(90, (await bench.RowAsync())!.Score);
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Attach(incident).Entity.Review = ReviewState.FalseAlarm;
            await context.SaveChangesAsync();
        }

        Assert.True(await bench.Intake.AnalyseAgainAsync(segment.Id, default));
        Assert.Equal((segment.Id.Value, TimeSpan.Zero, JobUrgency.Live), Assert.Single(bench.Enqueued));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync())!.State);
        await bench.RunAsync(segment);
        var row = (await bench.RowAsync())!;
        Assert.Equal((100, 0), (row.Score, row.IncidentCount));
    }

    [Fact]
    public async Task A_job_that_was_given_up_leaves_a_failed_segment_that_can_be_asked_for_again()
    {
        var segment = bench.Segment();
        await bench.SaveAsync(bench.Camera, segment);
        await bench.Intake.SegmentClosedAsync(segment, default);
        await bench.Handler.GivenUpAsync(segment.Id.Value, JobErrors.ProcessDied, default);
        var row = (await bench.RowAsync())!;
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.JobFailed), (row.State, row.Reason));
        Assert.True(await bench.Intake.AnalyseAgainAsync(segment.Id, default));
        Assert.Equal(AnalysisState.Queued, (await bench.RowAsync())!.State);
    }

    [Fact]
    public async Task A_segment_that_is_gone_is_a_rejection()
    {
        await Assert.ThrowsAsync<JobRejectedException>(() => bench.Handler.ExecuteAsync(bench.Segment().Id.Value, new Progress<double>(), default));
        await Assert.ThrowsAsync<JobRejectedException>(() => bench.Handler.ExecuteAsync("../../etc", new Progress<double>(), default));
        Assert.False(await bench.Intake.AnalyseAgainAsync(bench.Segment().Id, default));
    }

    [Fact]
    public async Task The_sweep_registers_what_a_crash_left_between_segment_and_job()
    {
        var (unregistered, noJob) = (bench.Segment(), bench.Segment(Ten.AddMinutes(10)));
        await bench.SaveAsync(bench.Camera, unregistered, noJob);
        await bench.Intake.SegmentClosedAsync(noJob, default);
        bench.Enqueued.Clear();
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await bench.Sweep.SweepAsync(default));
        Assert.Equal($"{unregistered.Id} {noJob.Id}", string.Join(' ', bench.Enqueued.Select(static e => e.Key)));
    }

    [Fact]
    public async Task What_the_sweep_finds_after_a_long_stop_is_a_backlog_in_the_order_of_the_recordings()
    {
        var (old, older, now) = (bench.Segment(Ten.AddDays(-1)), bench.Segment(Ten.AddDays(-2)), bench.Segment());
        await bench.SaveAsync(bench.Camera, now, old, older);
        Assert.Equal(3, await bench.Sweep.SweepAsync(default));
        (string, JobUrgency)[] expected = [(older.Id.Value, JobUrgency.Backlog), (old.Id.Value, JobUrgency.Backlog), (now.Id.Value, JobUrgency.Live)];
        Assert.Equal(expected, bench.Enqueued.Select(static e => (e.Key, e.Urgency)));

        // Their jobs are gone, as after a crash between row and job.
        bench.Enqueued.Clear();
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(3, await bench.Sweep.SweepAsync(default));
        Assert.Equal(expected, bench.Enqueued.Select(static e => (e.Key, e.Urgency)));
    }

    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={bench.Database.Layout.AppDatabase}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM SegmentAnalyses ORDER BY Id";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return string.Join('\n', rows);
    }
}
