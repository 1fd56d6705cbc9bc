using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>One segment on its way from its close to a model's answer, over the product's own jobs, ledger and client.</summary>
public sealed class ExaminationTests
{
    /// <summary>What a provider does each time, and how the segment ends, after how many requests.</summary>
    public static readonly TheoryData<string, AnalysisState, string, int> Endings = new()
    {
        { "400", AnalysisState.Failed, AnalysisReasons.Rejected, 1 },
        { "413", AnalysisState.Failed, AnalysisReasons.TooLarge, 1 },
        { "401", AnalysisState.Failed, AnalysisReasons.NotAuthorised, 1 },
        { "403", AnalysisState.Failed, AnalysisReasons.NotAuthorised, 1 },
        { "404", AnalysisState.Failed, AnalysisReasons.ModelGone, 1 },
        { "blocked", AnalysisState.Blocked, AnalysisReasons.BlockedByModel, 1 },
        { "429", AnalysisState.Failed, AnalysisReasons.Quota, 4 },
        { "500", AnalysisState.Failed, AnalysisReasons.ServerError, 4 },
        { "503", AnalysisState.Failed, AnalysisReasons.ServerError, 4 },
        { "reset", AnalysisState.Failed, AnalysisReasons.Unreachable, 4 },
        { "cut json", AnalysisState.Failed, AnalysisReasons.Unreadable, 4 },
        { "huge", AnalysisState.Failed, AnalysisReasons.Unreadable, 4 },
        { "no candidate", AnalysisState.Failed, AnalysisReasons.Unreadable, 4 },
        { "empty", AnalysisState.Failed, AnalysisReasons.CutOff, 1 },
        { "wrong schema", AnalysisState.Failed, AnalysisReasons.Malformed, 4 },
        { "prose", AnalysisState.Failed, AnalysisReasons.Malformed, 4 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_segment_is_sent_once_and_its_answer_is_stored_whole()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(), new ScriptedUsage(61_000, 500, Thoughts: 200)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, null, 100, 0), (row.State, row.Reason, row.Score, row.IncidentCount));
        Assert.Equal("아이가 소파 옆에서 놀았어요.", row.Findings!.Summary.Korean);
        Assert.Equal((ExaminationBench.Model, "segment-2", 61_000, 700, 61_700, "STOP"), (row.Model, row.PromptVersion, row.InputTokens, row.OutputTokens, row.CostMicros, row.FinishReason));
        Assert.Matches("^[0-9a-f]{12}$", row.SchemaVersion);
        Assert.Equal((1, false, false), (row.Attempts, row.IsAudit, row.NextPending));
        Assert.NotNull(row.FinishedAt);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment, AnalyzerNames.Local))!.State);
        var spec = Assert.Single(bench.Copies.Specs);
        Assert.Equal((segment.StartAt, segment.EndAt, 1.0, 480, false), (spec.FromAt, spec.ToAt, spec.Fps, spec.Height, spec.Sound));
        await bench.AssertLedgerIsTheServersAsync();

        // The facts that were known before went along.
        var asked = Assert.Single(bench.Server.Requests);
        Assert.Contains("거실", asked.Question, StringComparison.Ordinal);
        Assert.Contains("second 0 to 600: 1 person", asked.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_it_asks_nobody_and_changes_nothing()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20))), Step.Answer(ModelWords.Verify("yes", 6)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        var before = (Row: (await bench.RowAsync(segment))!, Incident: Assert.Single(await bench.IncidentsAsync()));

        var job = await bench.JobAsync(JobKind.Examination);
        Assert.True(await bench.Get<IJobQueue>().RunAgainAsync(job.Id, Token));
        await bench.ExamineAsync(segment);

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.Equal(before.Row.FinishedAt, (await bench.RowAsync(segment))!.FinishedAt);
        Assert.Equal(before.Incident.Id, Assert.Single(await bench.IncidentsAsync()).Id);
    }

    [Fact]
    public async Task A_server_that_fails_twice_is_asked_three_times_five_seconds_apart_and_gives_one_result()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Status(500), Step.Status(500), Step.Answer(ModelWords.Segment()));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        var rows = await bench.LedgerRowsAsync();
        Assert.Equal([LedgerOutcome.ServerError, LedgerOutcome.ServerError, LedgerOutcome.Answered], rows.Select(static row => row.Outcome));
        Assert.Equal([5, 5], rows.Zip(rows.Skip(1), static (a, b) => (b.SentAt!.Value - a.SentAt!.Value).TotalSeconds));
        Assert.Equal(3, (await bench.RowAsync(segment))!.Attempts);
        await bench.AssertLedgerIsTheServersAsync();
    }

    [Fact]
    public async Task A_wait_that_the_provider_names_is_kept_to_the_second_even_when_the_clock_is_set_back_meanwhile()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Quota(retryInfo: TimeSpan.FromSeconds(17)), Step.Answer(ModelWords.Segment()));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        var rows = await bench.LedgerRowsAsync();
        Assert.Equal(17, (rows[1].SentAt!.Value - rows[0].SentAt!.Value).TotalSeconds);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);

        var at = segment.EndAt;
        foreach (var jump in new[] { -3, 6 })
        {
            bench.Server.Script(Step.Quota(retryInfo: TimeSpan.FromSeconds(17)), Step.Answer(ModelWords.Segment()));
            var next = await bench.RecordedAsync(at);
            await bench.Get<AnalysisIntake>().SegmentClosedAsync(next, Token);
            Assert.True(await bench.RunNextJobAsync() && await bench.RunNextJobAsync());
            bench.Clock.StepWallClock(TimeSpan.FromHours(jump));
            await bench.RunJobsAsync();
            Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(next))!.State);
            at = next.EndAt;
        }

        Assert.Equal(6, bench.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Everything_a_provider_can_do_ends_in_a_state_with_a_name(string trouble, AnalysisState state, string reason, int requests)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = _ => StepOf(trouble);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((state, reason), (row.State, row.Reason));
        Assert.Equal(requests, bench.Server.Requests.Count);
        Assert.Equal((null, null, false), (row.Findings, row.Score, row.NextPending));
        Assert.NotNull(row.FinishedAt);
        Assert.Empty(await bench.IncidentsAsync());
        await bench.AssertLedgerIsTheServersAsync();
        Assert.Contains(reason, AnalysisReasons.All);

        // It promises less than what local vision saw, and says so.
        Assert.Equal(state, AnalysisStanding.Of([RowState.Of((await bench.RowAsync(segment, AnalyzerNames.Local))!), RowState.Of(row)])!.State);
    }

    [Fact]
    public async Task A_segment_that_ended_without_an_answer_can_be_run_again_and_then_has_one()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Status(400));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(AnalysisState.Failed, (await bench.RowAsync(segment))!.State);

        Assert.True(await bench.Get<IJobQueue>().RunAgainAsync((await bench.JobAsync(JobKind.Examination)).Id, Token));
        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, null, 1), (row.State, row.Reason, row.Attempts));
    }

    [Fact]
    public async Task A_job_that_somebody_takes_out_ends_as_cancelled_and_local_vision_speaks_for_the_segment()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.RunJobAsync((await bench.JobAsync(JobKind.Analysis)).Id, Token);

        Assert.True(await bench.Get<IJobQueue>().CancelAsync((await bench.JobAsync(JobKind.Examination)).Id, Token));
        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Cancelled, AnalysisReasons.Cancelled), (row.State, row.Reason));
        Assert.Empty(bench.Server.Requests);
        Assert.Equal(AnalysisState.Analysed, AnalysisStanding.Of([RowState.Of((await bench.RowAsync(segment, AnalyzerNames.Local))!), RowState.Of(row)])!.State);
    }

    [Fact]
    public async Task A_recording_that_was_deleted_before_anybody_looked_says_so()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Copies.Script = static _ => Task.FromResult<UploadCopy?>(UploadCopy.Gone);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.FootageGone), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(await bench.LedgerRowsAsync());
    }

    [Fact]
    public async Task A_segment_whose_row_is_gone_ends_too_and_nothing_waits_for_it_any_more()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        await bench.RunNextJobAsync();
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Remove(segment);
            await context.SaveChangesAsync(Token);
        }

        await bench.RunJobsAsync();
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.FootageGone), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        Assert.Equal((JobState.Failed, AnalysisReasons.FootageGone, 1), ((await bench.JobAsync(JobKind.Examination)).State, (await bench.JobAsync(JobKind.Examination)).LastError, (await bench.JobAsync(JobKind.Examination)).Attempts));
        Assert.Empty(bench.Server.Requests);
        Assert.Equal(0, await bench.Get<ExaminationSweep>().SweepAsync(Token));
    }

    [Fact]
    public async Task What_an_unverified_claim_needs_is_shown_and_what_a_second_look_did_not_see_is_counted_only()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = seen => Step.Answer(!ExaminationBench.IsSecondLook(seen) ? ModelWords.Segment(
                ModelWords.Claim(20, title: "Certain fall"),
                ModelWords.Claim(200, title: "Doubtful fall"),
                ModelWords.Claim(400, "fall", "approached", "Invented fall"),
                ModelWords.Claim(500, "other", "home_hazard", "Open drawer"))
            : seen.Question.Contains("Certain", StringComparison.Ordinal) ? ModelWords.Verify("yes", 7.5)
            : seen.Question.Contains("Doubtful", StringComparison.Ordinal) ? ModelWords.Verify("cannot_tell")
            : ModelWords.Verify("no"));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        var incidents = await bench.IncidentsAsync();
        Assert.Equal(
            [("Certain fall", Severity.Accident, IncidentVerification.Verified), ("Doubtful fall", Severity.Accident, IncidentVerification.Unverified), ("Open drawer", Severity.Advice, IncidentVerification.NotNeeded)],
            incidents.Select(static i => (i.Title!.English, i.Severity, i.Verification)));

        // The second look saw it 1.5 s later than the first: at second 14 + 7.5.
        Assert.Equal(segment.StartAt.AddSeconds(21.5), incidents[0].EvidenceAt);
        Assert.All(incidents, static i => Assert.Equal((IncidentSource.SegmentModel, "거실"), (i.Source, i.Location)));
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal(
            [IncidentVerification.Verified, IncidentVerification.Unverified, IncidentVerification.Rejected, IncidentVerification.NotNeeded],
            row.Findings!.Fates.Select(static fate => fate.Verification));
        Assert.Equal([incidents[0].Id.Value, incidents[1].Id.Value, null, incidents[2].Id.Value], row.Findings.Fates.Select(static fate => fate.Incident));
        Assert.Equal((3, 50), (row.IncidentCount, row.Score));

        // Each look is a request of its own with its own row: a clip of 12 s around the second.
        var looks = (await bench.LedgerRowsAsync()).Where(static entry => entry.Purpose == LedgerPurpose.Verification).ToList();
        Assert.Equal(3, looks.Count);
        Assert.Contains(looks, look => look.FromAt == segment.StartAt.AddSeconds(14) && look.ToAt == segment.StartAt.AddSeconds(26));
        await bench.AssertLedgerIsTheServersAsync();
    }

    private static Step StepOf(string trouble) => trouble switch
    {
        "blocked" => Step.BlockedPrompt(),
        "reset" => Step.Reset(),
        "cut json" => Step.CutJson(),
        "huge" => Step.Huge(),
        "no candidate" => Step.NoCandidates(),
        "empty" => Step.Empty(),
        "wrong schema" => Step.Answer("""{"verdict":"all good"}"""),
        "prose" => Step.Answer("I am sorry, I cannot help with that."),
        _ => Step.Status(int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
