using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What is not sent, and why.</summary>
public sealed class ConsentAndBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consent_that_is_withdrawn_while_the_answer_is_waited_for_stops_the_upload()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Server.Script(Step.Hang());
        var segment = await bench.RecordedAsync();
        var examining = bench.ExamineAsync(segment);
        await bench.Server.ReceivedAsync(1);
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        await examining;

        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.SwitchedOff, AnalysisReasons.NoConsent), (row.State, row.Reason));

        // It had left: it counts, at the price that was set aside.
        var entry = Assert.Single(await bench.LedgerRowsAsync());
        Assert.Equal((LedgerOutcome.Unknown, entry.ReservedMicros), (entry.Outcome, entry.CountedMicros));
        Assert.Single(bench.Server.Requests);

        await bench.ExamineAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10)));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_while_the_copy_is_made_sends_nothing()
    {
        await using var bench = await ExaminationBench.StartAsync();
        bench.Copies.Script = async _ =>
        {
            await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "아빠", CancellationToken.None);
            return null;
        };
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(AnalysisReasons.NoConsent, (await bench.RowAsync(segment))!.Reason);
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(await bench.LedgerRowsAsync());
    }

    [Fact]
    public async Task Without_consent_nothing_is_asked_and_local_vision_speaks_for_the_segment()
    {
        await using var bench = await ExaminationBench.StartAsync();
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Null(await bench.RowAsync(segment));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment, AnalyzerNames.Local))!.State);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task What_was_recorded_before_the_family_agreed_is_not_sent_by_itself()
    {
        await using var bench = await ExaminationBench.StartAsync();
        await bench.ExamineAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(-10)));
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_quiet_room_stays_at_home_and_a_share_of_them_is_looked_at_to_measure_what_is_missed()
    {
        await using var quiet = await ExaminationBench.StartAsync(changes: [("Analysis:PreFilter:AuditShare", "0")]);
        var segment = await quiet.RecordedAsync(motion: 0, people: 0);
        await quiet.ExamineAsync(segment);
        Assert.Null(await quiet.RowAsync(segment));
        Assert.Equal(AnalysisState.Filtered, (await quiet.RowAsync(segment, AnalyzerNames.Local))!.State);

        await using var audited = await ExaminationBench.StartAsync(changes: [("Analysis:PreFilter:AuditShare", "1")]);
        segment = await audited.RecordedAsync(motion: 0, people: 0);
        await audited.ExamineAsync(segment);
        Assert.Equal((AnalysisState.Analysed, true), ((await audited.RowAsync(segment))!.State, (await audited.RowAsync(segment))!.IsAudit));
    }

    [Theory]
    [InlineData("PerDay", AnalysisReasons.OverDayBudget)]
    [InlineData("PerMonth", AnalysisReasons.OverMonthBudget)]
    public async Task A_budget_of_nothing_sends_nothing_and_says_so(string limit, string reason)
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [($"Analysis:Budget:{limit}", "0")]);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        var row = (await bench.RowAsync(segment))!;
        Assert.Equal((AnalysisState.OverBudget, reason), (row.State, row.Reason));
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(bench.Copies.Specs);
    }

    [Fact]
    public async Task A_model_without_a_price_is_not_asked()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Vertex:Model", "nobody-knows-what-it-costs")]);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.NoPrice), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task An_analyzer_that_is_not_set_up_says_so_and_the_next_of_the_chain_is_asked()
    {
        await using var bench = await ExaminationBench.StartAsync();
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Attach(bench.Camera).Entity.Analyzers = [AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex];
            await context.SaveChangesAsync(Token);
        }

        await bench.Consents.GiveAsync(bench.Camera.Id, AnalyzerNames.OpenAi, "엄마", Token);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(30));
        await bench.ExamineAsync(segment);
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.NotConfigured), ((await bench.RowAsync(segment, AnalyzerNames.OpenAi))!.State, (await bench.RowAsync(segment, AnalyzerNames.OpenAi))!.Reason));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment, AnalyzerNames.Vertex))!.State);
    }

    [Theory]
    [InlineData(0.5, ExaminationBench.Model, 1.0)]
    [InlineData(0.8, ExaminationBench.CheapModel, 1.0)]
    [InlineData(0.9, ExaminationBench.CheapModel, 0.5)]
    public async Task A_budget_that_runs_low_asks_a_cheaper_model_and_shows_it_less(double used, string model, double fps)
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Budget:PerDay", "10"), ("Analysis:Prices:Models:0:Cheaper", ExaminationBench.CheapModel)]);
        await SpendAsync(bench, used);
        await bench.ExamineAsync(await bench.RecordedAsync());
        Assert.Equal(model, Assert.Single(bench.Server.Requests).Model);
        Assert.Equal(fps, Assert.Single(bench.Copies.Specs).Fps);
    }

    [Fact]
    public async Task Near_its_end_only_segments_with_an_incident_are_sent()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Budget:PerDay", "10")]);
        await SpendAsync(bench, 0.95);
        var (calm, dangerous) = (await bench.RecordedAsync(), await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10)));
        await bench.SaveAsync(new Incident
        {
            CameraId = bench.Camera.Id, StartAt = dangerous.StartAt.AddSeconds(30), EvidenceAt = dangerous.StartAt.AddSeconds(31), EndAt = dangerous.StartAt.AddSeconds(40), Severity = Severity.Caution,
            Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.9, ZoneName = "난로",
        });
        await bench.ExamineAsync(calm);
        await bench.ExamineAsync(dangerous);
        Assert.Equal((AnalysisState.OverBudget, AnalysisReasons.BudgetSaving), ((await bench.RowAsync(calm))!.State, (await bench.RowAsync(calm))!.Reason));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(dangerous))!.State);
        Assert.Contains("danger zone 난로", Assert.Single(bench.Server.Requests).Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_for_whose_second_look_no_money_is_left_stays_and_is_labelled()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Budget:PerDay", "0.25"), ("Analysis:Budget:CheaperModelFrom", "1"), ("Analysis:Budget:FewerFramesFrom", "1"), ("Analysis:Budget:IncidentsOnlyFrom", "1")]);
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20)), new ScriptedUsage(249_000, 900)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(IncidentVerification.Unverified, Assert.Single(await bench.IncidentsAsync()).Verification);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_hundred_jobs_eight_at_once_never_overrun_a_budget_for_ten_requests()
    {
        // What one request sets aside and what it costs is the same, so the budget holds exactly ten.
        const int Segments = 100;
        await using var probe = await ExaminationBench.StartAsync();
        await probe.ExamineAsync(await probe.RecordedAsync(seconds: 60));
        var each = Assert.Single(await probe.LedgerRowsAsync()).ReservedMicros;

        var ten = (each * 10 / 1_000_000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        (string, string?)[] changes = [("Analysis:Budget:PerDay", ten), ("Analysis:Budget:CheaperModelFrom", "1"), ("Analysis:Budget:FewerFramesFrom", "1"), ("Analysis:Budget:IncidentsOnlyFrom", "1")];
        await using var bench = await ExaminationBench.StartAsync(changes: changes);
        bench.Server.Default = _ => Step.Answer(ModelWords.Segment(), new ScriptedUsage(each, 0));
        var intake = bench.Get<AnalysisIntake>();
        for (var minute = 0; minute < Segments; minute++)
        {
            await intake.SegmentClosedAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(minute), seconds: 60), Token);
        }

        await bench.RunJobsAsync(atOnce: 8);

        Assert.Equal(10, bench.Server.Requests.Count);
        var rows = await bench.LedgerRowsAsync();
        Assert.True(rows.Sum(static row => row.CountedMicros) <= each * 10, "the budget was overrun");
        await bench.AssertLedgerIsTheServersAsync();
        await using var context = bench.Database.CreateDbContext();
        var ended = await context.SegmentAnalyses.Where(a => a.Analyzer == bench.Analyzer).Select(static a => new { a.State, a.Reason }).ToListAsync(Token);
        Assert.Equal(10, ended.Count(static a => a.State == AnalysisState.Analysed));
        Assert.Equal(Segments - 10, ended.Count(static a => a is { State: AnalysisState.OverBudget, Reason: AnalysisReasons.OverDayBudget }));
        Assert.Equal(0, await context.JobItems.CountAsync(static j => j.State != JobState.Done, Token));
    }

    /// <summary>So much of the day's 10 is gone.</summary>
    private static Task SpendAsync(ExaminationBench bench, double share) => bench.SaveAsync(new LedgerEntry
    {
        Analyzer = bench.Analyzer, Model = ExaminationBench.Model, Purpose = LedgerPurpose.Question, WorkKey = "spent", PromptVersion = "question-1",
        ReservedAt = bench.Clock.GetUtcNow(), SentAt = bench.Clock.GetUtcNow(), EndedAt = bench.Clock.GetUtcNow(), ReservedMicros = (long)(share * 10_000_000), CostMicros = (long)(share * 10_000_000),
        Outcome = LedgerOutcome.Answered,
    });
}
