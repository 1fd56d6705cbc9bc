using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>What pictures may cost.</summary>
public sealed class SnapshotBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_for_ten_pictures_sends_ten_says_so_and_goes_on_tomorrow()
    {
        var each = await EachAsync();
        var ten = (each * 10 / 1_000_000m).ToString(CultureInfo.InvariantCulture);
        await using var bench = await SnapshotBench.StartAsync(changes: [("Analysis:Snapshots:PerDay", ten)]);

        // What a request sets aside and what it costs is the same, so the budget holds exactly ten.
        bench.Server.Default = _ => Step.Answer(SnapshotWords.Answer(), new ScriptedUsage(each, 0));
        for (var picture = 0; picture < 30; picture++)
        {
            await bench.NextAsync();
        }

        Assert.Equal(10, bench.Server.Requests.Count);
        await bench.AssertLedgerIsTheServersAsync();
        Assert.Equal(each * 10, await bench.Get<LedgerReader>().TodayAsync(LedgerPurpose.Snapshot, Token));

        // Twenty pictures stayed at home for one reason: that is one row, from the first to the last of them.
        var rows = await bench.RowsAsync();
        Assert.Equal(11, rows.Count);
        Assert.Equal((SnapshotState.NotSent, SnapshotReasons.OverSnapshotBudget), (rows[^1].State, rows[^1].Reason));
        Assert.Equal(TimeSpan.FromSeconds(45 * 19), rows[^1].LastAt - rows[^1].TakenAt);

        // Recordings have their own: the pictures took nothing of it but what they cost.
        var status = await bench.Get<ISpending>().StatusAsync(Token);
        Assert.Equal((Frugality.Full, each * 10), (status.Frugality, status.DayMicros));

        bench.Clock.Advance(TimeSpan.FromDays(1));
        await bench.NextAsync();
        Assert.Equal(11, bench.Server.Requests.Count);
        Assert.Equal(SnapshotState.Answered, (await bench.RowsAsync())[^1].State);
    }

    [Theory]
    [InlineData("Analysis:Snapshots:PerDay", "0", SnapshotReasons.OverSnapshotBudget)]
    [InlineData("Analysis:Snapshots:PerDay", "0.000001", SnapshotReasons.OverSnapshotBudget)]
    [InlineData("Analysis:Budget:PerDay", "0", AnalysisReasons.OverDayBudget)]
    [InlineData("Analysis:Budget:PerMonth", "0", AnalysisReasons.OverMonthBudget)]
    [InlineData("Analysis:Budget:PerDay", "0.000001", AnalysisReasons.OverDayBudget)]
    [InlineData("Analysis:Vertex:Model", "nobody-knows-what-it-costs", AnalysisReasons.NoPrice)]
    [InlineData("Analysis:Vertex:Project", "", AnalysisReasons.NotConfigured)]
    [InlineData("Analysis:Prices:Models:0:RetiresOn", "2026-11-01", AnalysisReasons.ModelGone)]
    public async Task What_may_not_be_sent_stays_at_home_and_the_reason_is_kept(string key, string value, string reason)
    {
        await using var bench = await SnapshotBench.StartAsync(changes: [(key, value)]);
        await bench.NextAsync();
        var row = Assert.Single(await bench.RowsAsync());
        Assert.Equal((SnapshotState.NotSent, reason), (row.State, row.Reason));
        Assert.Empty(bench.Server.Requests);
        Assert.DoesNotContain(await bench.LedgerRowsAsync(), static entry => entry.SentAt is not null);
    }

    [Fact]
    public async Task Near_the_end_of_the_days_budget_no_picture_is_sent()
    {
        await using var bench = await SnapshotBench.StartAsync(changes: [("Analysis:Budget:PerDay", "10")]);
        await bench.SaveAsync(new LedgerEntry
        {
            Analyzer = bench.Analyzer, Model = SnapshotBench.Model, Purpose = LedgerPurpose.Segment, WorkKey = "spent", PromptVersion = "segment-1", ReservedAt = bench.Clock.GetUtcNow(),
            SentAt = bench.Clock.GetUtcNow(), EndedAt = bench.Clock.GetUtcNow(), ReservedMicros = 9_600_000, CostMicros = 9_600_000, Outcome = LedgerOutcome.Answered,
        });
        await bench.NextAsync();
        Assert.Equal(AnalysisReasons.BudgetSaving, Assert.Single(await bench.RowsAsync()).Reason);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public void What_is_told_before_it_is_allowed_is_the_most_it_can_cost()
    {
        var options = new SnapshotOptions();
        var cost = SnapshotCost.Of(new TokenPrice(TokenPrice.Micros(0.3m), TokenPrice.Micros(0.03m), TokenPrice.Micros(2.5m)), options);
        Assert.Equal(1920, cost.PicturesPerDay);
        Assert.InRange(cost.PictureMicros, 5_000, 10_000);
        Assert.Equal(500_000, cost.DayMicros);

        options.PerDay = 1000;
        Assert.Equal(cost.PictureMicros * 1920, SnapshotCost.Of(new TokenPrice(TokenPrice.Micros(0.3m), TokenPrice.Micros(0.03m), TokenPrice.Micros(2.5m)), options).DayMicros);
        Assert.Equal(0, SnapshotCost.Of(new TokenPrice(0, 0, 0), options).DayMicros);
    }

    /// <summary>What is set aside for one picture.</summary>
    private static async Task<long> EachAsync()
    {
        await using var probe = await SnapshotBench.StartAsync();
        await probe.NextAsync();
        return Assert.Single(await probe.LedgerRowsAsync()).ReservedMicros;
    }
}
