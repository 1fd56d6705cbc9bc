using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What becomes of a claim when its second look has trouble.</summary>
public sealed class SecondLookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    public async Task A_provider_in_trouble_is_tried_again_and_the_last_try_is_not_lost_over_it(int status)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = seen => ExaminationBench.IsSecondLook(seen) ? Step.Status(status) : Step.Answer(ModelWords.Segment(ModelWords.Claim(20)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Equal(IncidentVerification.Unverified, Assert.Single(await bench.IncidentsAsync()).Verification);

        // The segment itself was paid for once, and looked at again four times.
        Assert.Equal((1, 4), (bench.Server.Requests.Count(static seen => !ExaminationBench.IsSecondLook(seen)), bench.Server.Requests.Count(ExaminationBench.IsSecondLook)));
        Assert.Equal(JobState.Done, (await bench.JobAsync(JobKind.Examination)).State);
        await bench.AssertLedgerIsTheServersAsync();
    }

    [Fact]
    public async Task A_look_that_succeeds_at_the_second_try_verifies_and_nothing_else_is_asked_twice()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(
            Step.Answer(ModelWords.Segment(ModelWords.Claim(20, title: "First"), ModelWords.Claim(300, title: "Second"))),
            Step.Answer(ModelWords.Verify("yes", 6)), Step.Status(503), Step.Answer("no JSON"), Step.Answer(ModelWords.Verify("yes", 6)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.All(await bench.IncidentsAsync(), static incident => Assert.Equal(IncidentVerification.Verified, incident.Verification));
        Assert.Equal((2, 5), ((await bench.IncidentsAsync()).Count, bench.Server.Requests.Count));
        await bench.AssertLedgerIsTheServersAsync();
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("400")]
    [InlineData("cut off")]
    public async Task A_look_that_is_refused_or_paid_in_vain_leaves_the_claim_unverified_at_once(string how)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20))), how switch { "blocked" => Step.BlockedPrompt(), "cut off" => Step.Empty(), _ => Step.Status(400) });
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(IncidentVerification.Unverified, Assert.Single(await bench.IncidentsAsync()).Verification);
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData(30, IncidentVerification.Verified, 3)]
    [InlineData(120, IncidentVerification.Unverified, 2)]
    public async Task A_claim_in_hand_is_not_kept_from_the_family_while_a_provider_wants_to_be_waited_for(int seconds, IncidentVerification expected, int requests)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20))), Step.Quota(retryAfter: TimeSpan.FromSeconds(seconds)), Step.Answer(ModelWords.Verify("yes", 6)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Equal((expected, requests), (Assert.Single(await bench.IncidentsAsync()).Verification, bench.Server.Requests.Count));
    }

    [Theory]
    [InlineData(true, AnalysisState.Cancelled)]
    [InlineData(false, AnalysisState.Failed)]
    public async Task What_was_claimed_is_shown_when_the_job_ends_before_the_second_look_and_verified_when_it_runs_again(bool isCancelled, AnalysisState state)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = static seen => ExaminationBench.IsSecondLook(seen) ? Step.Status(503) : Step.Answer(ModelWords.Segment(ModelWords.Claim(20)));
        var segment = await bench.RecordedAsync();
        await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        await bench.RunNextJobAsync();
        await bench.RunNextJobAsync();
        Assert.Equal(AnalysisState.Verifying, (await bench.RowAsync(segment))!.State);
        Assert.Empty(await bench.IncidentsAsync());

        await EndAsync(bench, isCancelled);
        Assert.Equal(state, (await bench.RowAsync(segment))!.State);
        Assert.Equal((IncidentVerification.Unverified, Severity.Accident), Assert.Single((await bench.IncidentsAsync()).Select(static incident => (incident.Verification, incident.Severity))));

        bench.Server.Default = static seen => Step.Answer(ModelWords.Verify("yes", 6));
        Assert.True(await bench.Get<IJobQueue>().RunAgainAsync((await bench.JobAsync(JobKind.Examination)).Id, Token));
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Equal(IncidentVerification.Verified, Assert.Single(await bench.IncidentsAsync()).Verification);
        Assert.Single(bench.Server.Requests, static seen => !ExaminationBench.IsSecondLook(seen));
    }

    [Fact]
    public async Task What_another_answer_claimed_is_shown_too_when_its_job_is_taken_out()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        bench.Server.Default = static seen => ExaminationBench.IsSecondLook(seen) ? Step.Status(503) : Step.Answer(ModelWords.Segment(ModelWords.Claim(20)));
        Assert.True(await bench.Get<ExaminationIntake>().AskAgainAsync(segment, bench.Analyzer, "another model", Token));
        await bench.RunNextJobAsync();
        await EndAsync(bench, isCancelled: true);
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, 0), (row.State, row.Findings!.Claims.Count));
        Assert.Equal(IncidentVerification.Unverified, Assert.Single(await bench.IncidentsAsync()).Verification);
    }

    /// <summary>A model's seconds drift over ten minutes, so a clip of twelve seconds may show another moment than the one that is meant.</summary>
    [Fact]
    public async Task An_accident_that_the_clip_does_not_show_is_dropped_only_where_nothing_moved_for_a_while()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = static seen => Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("no") : ModelWords.Segment(
            ModelWords.Claim(60, title: "While somebody moved"), ModelWords.Claim(120, "burn", "approached", "A caution"),
            ModelWords.Claim(320, title: "Just after"), ModelWords.Claim(450, title: "In the still room")));
        var segment = bench.Segment();
        await bench.SaveAsync([segment, .. Enumerable.Range(0, 10).Select(minute =>
            AnalysisBench.MinuteOf(bench.Camera.Id, segment.StartAt.AddMinutes(minute), 60, (byte)(minute < 5 ? 51 : 0), (byte)(minute < 5 ? 1 : 0)))]);
        await bench.ExamineAsync(segment);
        Assert.Equal(
            [("While somebody moved", IncidentVerification.Unverified), ("Just after", IncidentVerification.Unverified)],
            (await bench.IncidentsAsync()).Select(static incident => (incident.Title!.English, incident.Verification)));
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_before_the_second_look_stops_it_and_keeps_what_was_answered()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20))), Step.Hang());
        var segment = await bench.RecordedAsync();
        var examining = bench.ExamineAsync(segment);
        await bench.Server.ReceivedAsync(2);
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        await examining;
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Equal(IncidentVerification.Unverified, Assert.Single(await bench.IncidentsAsync()).Verification);
        Assert.Equal([LedgerOutcome.Answered, LedgerOutcome.Unknown], (await bench.LedgerRowsAsync()).Select(static row => row.Outcome));
    }

    [Fact]
    public async Task A_model_that_claims_too_much_is_looked_at_again_for_the_worst_of_it_only()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Verification:MostLooks", "2")]);
        bench.Server.Default = static seen => Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("yes", 6) : ModelWords.Segment(
            ModelWords.Claim(50, "burn", "approached", "Caution"), ModelWords.Claim(150, title: "Accident one"), ModelWords.Claim(250, "collision", "near_miss", "Danger"), ModelWords.Claim(350, title: "Accident two")));
        await bench.ExamineAsync(await bench.RecordedAsync());
        Assert.Equal(
            ["Accident one: Verified", "Accident two: Verified", "Caution: Unverified", "Danger: Unverified"],
            (await bench.IncidentsAsync()).Select(static i => $"{i.Title!.English}: {i.Verification}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_clip_is_cut_at_the_ends_of_the_segment_and_shown_to_the_cheaper_model()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Prices:Models:0:Cheaper", ExaminationBench.CheapModel)]);
        bench.Server.Default = static seen => Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("yes", 1) : ModelWords.Segment(ModelWords.Claim(2), ModelWords.Claim(598)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        var looks = bench.Copies.Specs.Skip(1).Select(spec => ((spec.FromAt - segment.StartAt).TotalSeconds, (spec.ToAt - segment.StartAt).TotalSeconds, spec.Fps));
        Assert.Equal([(0, 8, 4), (592, 600, 4)], looks);
        Assert.Equal([ExaminationBench.Model, ExaminationBench.CheapModel, ExaminationBench.CheapModel], bench.Server.Requests.Select(static seen => seen.Model));
        Assert.Equal([1, 593], (await bench.IncidentsAsync()).Select(incident => (incident.EvidenceAt - segment.StartAt).TotalSeconds));
    }

    [Fact]
    public async Task A_job_that_waited_through_an_update_is_asked_with_the_present_prompt()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.SaveAsync(
            new SegmentAnalysis
            {
                SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Local, PromptVersion = "1", State = AnalysisState.Analysed,
                QueuedAt = segment.EndAt, FinishedAt = segment.EndAt,
            },
            new SegmentAnalysis
            {
                SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = bench.Analyzer, PromptVersion = "segment-0", State = AnalysisState.Queued, QueuedAt = segment.EndAt,
            });
        await bench.Get<IJobQueue>().EnqueueAsync(JobKind.Examination, $"{segment.Id}.{bench.Analyzer}.segment-0", TimeSpan.Zero, Token);
        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, SegmentPrompt.Version), (row.State, row.PromptVersion));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task An_answer_to_an_older_prompt_that_was_to_be_asked_again_waits_for_nobody_after_the_update()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.SaveAsync(new SegmentAnalysis
        {
            SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = bench.Analyzer, PromptVersion = "segment-0", State = AnalysisState.Analysed,
            QueuedAt = segment.EndAt, Round = 1,
        });
        await bench.Get<IJobQueue>().EnqueueAsync(JobKind.Examination, $"{segment.Id}.{bench.Analyzer}.segment-0", TimeSpan.Zero, Token);
        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, "segment-0"), (row.State, row.PromptVersion));
        Assert.NotNull(row.FinishedAt);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await bench.Get<ExaminationSweep>().SweepAsync(Token));
        Assert.Empty(bench.Server.Requests);
    }

    private static async Task EndAsync(ExaminationBench bench, bool isCancelled)
    {
        var job = await bench.JobAsync(JobKind.Examination);
        if (isCancelled)
        {
            Assert.True(await bench.Get<IJobQueue>().CancelAsync(job.Id, Token));
            return;
        }

        await using (var context = bench.Database.CreateDbContext())
        {
            context.Attach(job).Entity.Crashes = new JobOptions().MaxCrashes;
            await context.SaveChangesAsync(Token);
        }

        await bench.RunJobsAsync();
    }
}
