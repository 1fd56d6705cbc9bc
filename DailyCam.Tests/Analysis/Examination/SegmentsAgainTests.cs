using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class SegmentsAgainTests
{
    private static readonly DateTimeOffset Ten = ExaminationBench.Ten;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_range_is_asked_again_where_there_is_no_answer_and_what_the_same_model_answered_is_not_paid_again()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        bench.Server.Script(Step.Answer(ModelWords.Segment()), Step.Status(400), Step.BlockedPrompt());
        var segments = new[] { await bench.RecordedAsync(Ten), await bench.RecordedAsync(Ten.AddMinutes(10)), await bench.RecordedAsync(Ten.AddMinutes(20)), await bench.RecordedAsync(Ten.AddMinutes(30)) };
        foreach (var segment in segments[..3])
        {
            await bench.ExamineAsync(segment);
        }

        var outcome = await AskAsync(bench, Ten, Ten.AddMinutes(40), null);
        Assert.Equal(new AgainOutcome(null, AnalyzerNames.Vertex, 3, 1), outcome);
        Assert.Equal(new AgainOutcome(null, AnalyzerNames.Vertex, 0, 4), await AskAsync(bench, Ten, Ten.AddMinutes(40), AnalyzerNames.Vertex));
        await bench.RunJobsAsync();
        Assert.Equal(6, bench.Server.Requests.Count);
        foreach (var segment in segments)
        {
            Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        }

        await bench.AssertLedgerIsTheServersAsync();
    }

    [Fact]
    public async Task Another_model_is_asked_about_the_same_recordings_and_the_old_answer_stays_until_there_is_the_new_one()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        await bench.ChangeAsync(("Analysis:Vertex:Model", ExaminationBench.CheapModel));
        bench.Server.Script(Step.Status(500), Step.Answer(ModelWords.Segment(ModelWords.Claim(20))), Step.Answer(ModelWords.Verify("yes", 6)));
        Assert.Equal(1, (await AskAsync(bench, Ten, Ten.AddMinutes(10), null)).Queued);
        await bench.RunNextJobAsync();
        var meanwhile = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, ExaminationBench.Model, null), (meanwhile.State, meanwhile.Model, meanwhile.FinishedAt));

        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, ExaminationBench.CheapModel, 1, 1), (row.State, row.Model, row.Round, row.IncidentCount));
        Assert.NotNull(row.FinishedAt);
        Assert.Single(await bench.IncidentsAsync());
        await bench.AssertLedgerIsTheServersAsync();
    }

    [Fact]
    public async Task Another_model_that_gives_no_answer_leaves_the_old_one()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        await bench.ChangeAsync(("Analysis:Vertex:Model", ExaminationBench.CheapModel));
        bench.Server.Script(Step.BlockedPrompt());
        await AskAsync(bench, Ten, Ten.AddMinutes(10), null);
        await bench.RunJobsAsync();
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.Analysed, ExaminationBench.Model, null), (row.State, row.Model, row.Reason));
        Assert.NotNull(row.Findings);
        Assert.NotNull(row.FinishedAt);
    }

    [Fact]
    public async Task Footage_from_before_the_consent_is_sent_when_somebody_asks_for_it()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync(Ten.AddMinutes(-10));
        await bench.ExamineAsync(segment);
        Assert.Null(await bench.RowAsync(segment));
        Assert.Equal(1, (await AskAsync(bench, segment.StartAt, segment.EndAt, null)).Queued);
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
    }

    [Fact]
    public async Task The_cheaper_model_of_a_low_budget_is_not_paid_again_for_what_it_has_answered()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Budget:PerDay", "10"), ("Analysis:Prices:Models:0:Cheaper", ExaminationBench.CheapModel)]);
        await bench.SaveAsync(new LedgerEntry
        {
            Analyzer = bench.Analyzer, Model = ExaminationBench.Model, Purpose = LedgerPurpose.Question, WorkKey = "spent", PromptVersion = "question-1", ReservedAt = bench.Clock.GetUtcNow(),
            SentAt = bench.Clock.GetUtcNow(), EndedAt = bench.Clock.GetUtcNow(), ReservedMicros = 8_000_000, CostMicros = 8_000_000, Outcome = LedgerOutcome.Answered,
        });
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(ExaminationBench.CheapModel, (await bench.RowAsync(segment))!.Model);
        Assert.Equal(new AgainOutcome(null, AnalyzerNames.Vertex, 0, 1), await AskAsync(bench, segment.StartAt, segment.EndAt, null));
    }

    /// <summary>Whoever may have local vision look again may not thereby send footage away and spend money.</summary>
    [Fact]
    public async Task What_local_vision_says_again_is_followed_by_no_model()
    {
        await using var bench = await ExaminationBench.StartAsync();
        await bench.ChangeCameraAsync(static camera => camera.Analyzers = AnalyzerNames.OnlyLocal);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        await bench.ChangeCameraAsync(camera => camera.Analyzers = [AnalyzerNames.Local, bench.Analyzer]);
        Assert.True(await bench.Get<AnalysisIntake>().AnalyseAgainAsync(segment.Id, Token));
        await bench.RunJobsAsync();

        await bench.ChangeCameraAsync(static camera => camera.Analysis = false);
        var off = await bench.RecordedAsync(Ten.AddMinutes(10));
        await bench.ExamineAsync(off);
        Assert.True(await bench.Get<AnalysisIntake>().AnalyseAgainAsync(off.Id, Token));
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(off, AnalyzerNames.Local))!.State);
        Assert.Empty(bench.Server.Requests);
        Assert.Equal(0, await bench.Get<ExaminationSweep>().SweepAsync(Token));
    }

    [Fact]
    public async Task Local_vision_is_asked_again_too()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        Assert.Equal(new AgainOutcome(null, AnalyzerNames.Local, 1, 0), await AskAsync(bench, segment.StartAt, segment.EndAt, AnalyzerNames.Local));
        await bench.RunJobsAsync();
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment, AnalyzerNames.Local))!.State);
    }

    [Fact]
    public async Task What_cannot_be_asked_says_why()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Examination:MostAgain", "1")]);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RecordedAsync();
        await bench.RecordedAsync(Ten.AddMinutes(10));
        Assert.Equal("AgainTooMany", (await AskAsync(bench, Ten, Ten.AddMinutes(20), null)).Problem?.Code);
        Assert.Equal("RangeBackwards", (await AskAsync(bench, Ten.AddMinutes(20), Ten, null)).Problem?.Code);
        Assert.Equal("RangeTooLong", (await AskAsync(bench, Ten.AddDays(-2), Ten, null)).Problem?.Code);
        Assert.Equal("AnalyzerUnknown", (await AskAsync(bench, Ten, Ten.AddMinutes(10), "oracle")).Problem?.Code);
        Assert.Equal("ConsentMissing", (await AskAsync(bench, Ten, Ten.AddMinutes(10), AnalyzerNames.OpenAi)).Problem?.Code);
        await bench.Consents.GiveAsync(bench.Camera.Id, AnalyzerNames.OpenAi, "엄마", Token);
        Assert.Equal("AnalyzerNotConfigured", (await AskAsync(bench, Ten, Ten.AddMinutes(10), AnalyzerNames.OpenAi)).Problem?.Code);
        await bench.ChangeCameraAsync(static camera => camera.Analyzers = AnalyzerNames.OnlyLocal);
        Assert.Equal("AnalyzerNotChosen", (await AskAsync(bench, Ten, Ten.AddMinutes(10), AnalyzerNames.Vertex)).Problem?.Code);
        await bench.ChangeCameraAsync(static camera => camera.Analysis = false);
        Assert.Equal("AnalysisOff", (await AskAsync(bench, Ten, Ten.AddMinutes(10), AnalyzerNames.Vertex)).Problem?.Code);
        Assert.Equal("CameraNotFound", (await bench.Get<SegmentsAgain>().AskAsync(new AgainRequest(CameraId.New(), Ten, Ten.AddMinutes(10), null), Token)).Problem?.Code);
    }

    private static Task<AgainOutcome> AskAsync(ExaminationBench bench, DateTimeOffset from, DateTimeOffset to, string? analyzer) =>
        bench.Get<SegmentsAgain>().AskAsync(new AgainRequest(bench.Camera.Id, from, to, analyzer), Token);
}
