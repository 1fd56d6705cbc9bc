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
}
