using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What the family changes while a question waits, or while its copy is made, counts; and nothing is sent to whoever answers nobody.</summary>
public sealed class WaitingQuestionTests
{
    private static readonly ZonePoint[] Corner = [new(0, 0), new(0.2, 0), new(0.2, 0.3)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, AnalysisReasons.SwitchedOff)]
    [InlineData(false, AnalysisReasons.NotChosen)]
    public async Task A_question_that_waits_is_not_asked_when_the_camera_no_longer_uses_the_model(bool switchesOff, string reason)
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await WaitingAsync(bench);
        await bench.ChangeCameraAsync(camera => Change(camera, switchesOff));
        await bench.RunJobsAsync();

        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.SwitchedOff, reason), (row.State, row.Reason));
        Assert.Empty(bench.Copies.Specs);
        Assert.Empty(bench.Server.Requests);

        // It changes nothing about what local vision saw.
        Assert.Equal(AnalysisState.Analysed, AnalysisStanding.Of([RowState.Of((await bench.RowAsync(segment, AnalyzerNames.Local))!), RowState.Of(row)])!.State);
    }

    [Theory]
    [InlineData(true, AnalysisReasons.SwitchedOff)]
    [InlineData(false, AnalysisReasons.NotChosen)]
    public async Task A_camera_that_is_changed_while_the_copy_is_made_sends_nothing(bool switchesOff, string reason)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Copies.Script = async _ =>
        {
            await bench.ChangeCameraAsync(camera => Change(camera, switchesOff));
            return null;
        };
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(reason, (await bench.RowAsync(segment))!.Reason);
        Assert.Empty(bench.Server.Requests);
        Assert.Equal(LedgerOutcome.NotSent, Assert.Single(await bench.LedgerRowsAsync()).Outcome);
    }

    [Fact]
    public async Task A_second_look_is_not_made_at_a_camera_that_was_switched_off()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20))));
        bench.Copies.Script = async spec =>
        {
            if ((spec.ToAt - spec.FromAt).TotalSeconds < 60)
            {
                await bench.ChangeCameraAsync(static camera => camera.Analysis = false);
            }

            return null;
        };
        await bench.ExamineAsync(await bench.RecordedAsync());
        Assert.Single(bench.Server.Requests);
        Assert.Single(await bench.IncidentsAsync());
    }

    [Fact]
    public async Task Consent_that_is_given_again_does_not_send_what_waited_when_it_was_withdrawn_until_somebody_asks_for_it()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await WaitingAsync(bench);
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "아빠", Token);
        await bench.Consents.GiveAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisReasons.NoConsent, (await bench.RowAsync(segment))!.Reason);
        Assert.Empty(bench.Server.Requests);

        Assert.Equal(1, (await bench.Get<SegmentsAgain>().AskAsync(new AgainRequest(bench.Camera.Id, segment.StartAt, segment.EndAt, null), Token)).Queued);
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
    }

    [Fact]
    public async Task A_job_that_somebody_runs_again_is_asked_under_the_consent_of_now()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await WaitingAsync(bench);
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "아빠", Token);
        await bench.RunJobsAsync();
        await bench.Consents.GiveAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        Assert.True(await bench.Get<IJobQueue>().RunAgainAsync((await bench.JobAsync(JobKind.Examination)).Id, Token));
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
    }

    [Fact]
    public async Task A_mask_that_is_drawn_while_the_copy_is_made_is_on_what_is_sent()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Copies.Script = async _ =>
        {
            if (bench.Copies.Specs.Count == 1)
            {
                await bench.SaveAsync(new Zone { CameraId = bench.Camera.Id, Name = "욕실", Kind = ZoneKind.Mask, Points = Corner });
            }

            return null;
        };
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        Assert.Equal([0, 1], bench.Copies.Specs.Select(static spec => spec.Masks.Count));
        Assert.Equal(Corner, bench.Copies.Specs[1].Masks[0]);
        Assert.Single(bench.Server.Requests);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        await bench.AssertLedgerIsTheServersAsync();
    }

    [Theory]
    [InlineData(401, AnalysisReasons.NotAuthorised)]
    [InlineData(404, AnalysisReasons.ModelGone)]
    public async Task Whoever_refuses_the_key_or_knows_no_such_model_gets_one_request_an_hour(int status, string reason)
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Default = _ => Step.Status(status);
        for (var turn = 0; turn < 3; turn++)
        {
            var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10 * turn));
            await bench.ExamineAsync(segment);
            Assert.Equal((AnalysisState.Failed, reason), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        }

        Assert.Single(bench.Server.Requests);
        Assert.Single(bench.Copies.Specs);

        // It was put right at the provider: the next request shows it, and from then on all are made.
        bench.Clock.Advance(TimeSpan.FromHours(1));
        bench.Server.Default = static _ => Step.Answer(ModelWords.Segment());
        for (var turn = 3; turn < 5; turn++)
        {
            var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10 * turn));
            await bench.ExamineAsync(segment);
            Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        }

        Assert.Equal(3, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Another_key_is_tried_at_once_after_a_restart()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Status(403));
        await bench.ExamineAsync(await bench.RecordedAsync());
        await bench.RestartAsync();
        var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10));
        await bench.ExamineAsync(segment);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
    }

    private static void Change(Camera camera, bool switchesOff)
    {
        camera.Analysis = !switchesOff;
        camera.Analyzers = switchesOff ? camera.Analyzers : AnalyzerNames.OnlyLocal;
    }

    /// <summary>Local vision has seen it, and the model's job waits.</summary>
    private static async Task<ArchiveSegment> WaitingAsync(ExaminationBench bench)
    {
        var segment = await bench.RecordedAsync();
        await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        Assert.True(await bench.RunNextJobAsync());
        Assert.Equal(AnalysisState.Queued, (await bench.RowAsync(segment))!.State);
        return segment;
    }
}
