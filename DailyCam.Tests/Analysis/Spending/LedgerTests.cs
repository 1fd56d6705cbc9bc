using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class LedgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0", "20", SpendingBench.Model, SpendingRefusal.DayBudget)]
    [InlineData("1", "0", SpendingBench.Model, SpendingRefusal.MonthBudget)]
    [InlineData("0", "20", SpendingBench.FreeModel, SpendingRefusal.DayBudget)]
    [InlineData("1", "20", "nobody-priced-it", SpendingRefusal.NoPrice)]
    [InlineData("0.05", "20", SpendingBench.Model, SpendingRefusal.DayBudget)]
    [InlineData("1", "0.05", SpendingBench.Model, SpendingRefusal.MonthBudget)]
    [InlineData("0.1", "20", SpendingBench.Model, null)]
    [InlineData("0.000001", "0.000001", SpendingBench.FreeModel, null)]
    public async Task Money_is_set_aside_or_it_is_said_why_not(string perDay, string perMonth, string model, SpendingRefusal? refusal)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        using var bench = new SpendingBench(decimal.Parse(perDay, culture), decimal.Parse(perMonth, culture));
        var reservation = await bench.Ledger.ReserveAsync(SpendingBench.Draft(model: model), Token);
        Assert.Equal(refusal, reservation.Refusal);
        Assert.Equal(refusal is null, reservation.Entry is not null);
        await using var context = bench.Database.CreateDbContext();
        Assert.Equal(refusal is null ? 1 : 0, context.LedgerEntries.Count());
    }

    [Fact]
    public async Task What_it_cost_replaces_what_was_set_aside_whether_less_or_more()
    {
        using var bench = new SpendingBench();
        var cheap = await bench.SentAsync(100_000);
        var dear = await bench.SentAsync(100_000);
        Assert.Equal(200_000, (await bench.Ledger.StatusAsync(Token)).DayMicros);
        await bench.Ledger.EndAsync(cheap.Id, SpendingBench.Answer(40_000), TimeSpan.FromSeconds(21.5));
        Assert.Equal(140_000, (await bench.Ledger.StatusAsync(Token)).DayMicros);
        await bench.Ledger.EndAsync(dear.Id, SpendingBench.Answer(130_000), TimeSpan.FromSeconds(1));
        Assert.Equal(170_000, (await bench.Ledger.StatusAsync(Token)).DayMicros);

        var row = await bench.RowAsync(cheap.Id);
        Assert.Equal((LedgerOutcome.Answered, 40_000L, 40_000L, 21_500L, "STOP", 200), (row.Outcome, row.CostMicros, row.InputTokens, row.LatencyMilliseconds, row.FinishReason, row.Status));
        Assert.Equal((1_000_000L, 100_000L, 1_000_000L, "USD"), (row.InputPrice, row.CachedPrice, row.OutputPrice, row.Currency));

        // What overran its reservation is marked, and nothing else is.
        Assert.Equal(dear.Id, Assert.Single(await bench.Reader.ListAsync(new LedgerQuery(), Token), static listed => listed.IsMoreThanReserved).Id);
    }

    [Theory]
    [InlineData(ModelOutcome.Rejected, LedgerOutcome.Rejected, 0L)]
    [InlineData(ModelOutcome.NotAuthorised, LedgerOutcome.NotAuthorised, 0L)]
    [InlineData(ModelOutcome.ModelGone, LedgerOutcome.ModelGone, 0L)]
    [InlineData(ModelOutcome.Quota, LedgerOutcome.Quota, 0L)]
    [InlineData(ModelOutcome.ServerError, LedgerOutcome.ServerError, 0L)]
    [InlineData(ModelOutcome.Unreachable, LedgerOutcome.Unreachable, null)]
    [InlineData(ModelOutcome.TimedOut, LedgerOutcome.TimedOut, null)]
    [InlineData(ModelOutcome.Unreadable, LedgerOutcome.Unreadable, null)]
    [InlineData(ModelOutcome.Blocked, LedgerOutcome.Blocked, null)]
    [InlineData(ModelOutcome.CutOff, LedgerOutcome.CutOff, null)]
    [InlineData(ModelOutcome.Answered, LedgerOutcome.Answered, null)]
    public async Task Without_figures_only_a_refusal_is_free(ModelOutcome outcome, LedgerOutcome written, long? cost)
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync(100_000);
        await bench.Ledger.EndAsync(entry.Id, new ModelReply { Outcome = outcome }, TimeSpan.FromSeconds(1));
        var row = await bench.RowAsync(entry.Id);
        Assert.Equal((written, cost), (row.Outcome, row.CostMicros));
        Assert.Equal(cost ?? 100_000, (await bench.Ledger.StatusAsync(Token)).DayMicros);
    }

    [Fact]
    public async Task Every_outcome_of_a_model_has_its_row()
    {
        using var bench = new SpendingBench(perDay: 100, perMonth: 100);
        foreach (var outcome in Enum.GetValues<ModelOutcome>())
        {
            var entry = await bench.SentAsync(10);
            await bench.Ledger.EndAsync(entry.Id, new ModelReply { Outcome = outcome, Usage = new ModelUsage(7, 0) }, TimeSpan.Zero);
            var row = await bench.RowAsync(entry.Id);
            Assert.Equal((outcome.ToString(), 7L), (row.Outcome.ToString(), row.CostMicros));
        }
    }

    [Fact]
    public async Task A_request_that_never_found_anybody_costs_nothing()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync();
        await bench.Ledger.EndAsync(entry.Id, new ModelReply { Outcome = ModelOutcome.Unreachable, NeverArrived = true }, TimeSpan.FromSeconds(15));
        Assert.Equal(0, (await bench.RowAsync(entry.Id)).CostMicros);
    }

    [Fact]
    public async Task What_was_not_sent_costs_nothing_and_is_not_listed_and_what_had_begun_to_be_sent_counts()
    {
        using var bench = new SpendingBench();
        var before = (await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry!;
        var after = await bench.SentAsync();
        await bench.Ledger.NotSentAsync(before.Id);
        await bench.Ledger.NotSentAsync(after.Id);
        Assert.Equal((LedgerOutcome.NotSent, LedgerOutcome.Unknown), ((await bench.RowAsync(before.Id)).Outcome, (await bench.RowAsync(after.Id)).Outcome));
        Assert.Equal(100_000, (await bench.Ledger.StatusAsync(Token)).DayMicros);
        var listed = Assert.Single(await bench.Reader.ListAsync(new LedgerQuery(), Token));
        Assert.Equal((after.Id, 100_000L, false), (listed.Id, listed.Micros, listed.IsCostKnown));
        Assert.False(await bench.Ledger.SendingAsync(before.Id, Token));
    }

    [Fact]
    public async Task Footage_is_not_sent_without_a_standing_consent_whoever_asks()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        var none = (await bench.Ledger.ReserveAsync(SpendingBench.Draft(camera: SpendingBench.Camera), Token)).Entry!;
        Assert.False(await bench.Ledger.SendingAsync(none.Id, Token));
        Assert.Equal(LedgerOutcome.NotSent, (await bench.RowAsync(none.Id)).Outcome);

        Assert.Null(await bench.Consents.GiveAsync(SpendingBench.Camera, "vertex", "엄마", Token));
        var allowed = (await bench.Ledger.ReserveAsync(SpendingBench.Draft(camera: SpendingBench.Camera), Token)).Entry!;
        Assert.True(await bench.Ledger.SendingAsync(allowed.Id, Token));
        Assert.False(await bench.Ledger.SendingAsync(allowed.Id, Token));
    }

    [Fact]
    public async Task A_paid_answer_is_found_again_until_it_is_spoilt_or_old()
    {
        using var bench = new SpendingBench();
        Assert.Null(await bench.Ledger.FindAnswerAsync(LedgerPurpose.Segment, "s.vertex.1", Token));
        var entry = await bench.SentAsync(workKey: "s.vertex.1");
        await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(9, "{\"claims\":[]} 🍼"), TimeSpan.Zero);
        Assert.Equal("{\"claims\":[]} 🍼", (await bench.Ledger.FindAnswerAsync(LedgerPurpose.Segment, "s.vertex.1", Token))!.Answer);
        Assert.Null(await bench.Ledger.FindAnswerAsync(LedgerPurpose.Verification, "s.vertex.1", Token));
        Assert.Null(await bench.Ledger.FindAnswerAsync(LedgerPurpose.Segment, "s.vertex.2", Token));

        await bench.Ledger.SpoilAsync(entry.Id);
        Assert.Null(await bench.Ledger.FindAnswerAsync(LedgerPurpose.Segment, "s.vertex.1", Token));
        Assert.Equal((LedgerOutcome.Answered, 9L), ((await bench.RowAsync(entry.Id)).Outcome, (await bench.RowAsync(entry.Id)).CostMicros));
    }

    [Fact]
    public async Task Only_the_words_of_an_answer_are_kept_to_be_found_again()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync();
        await bench.Ledger.EndAsync(entry.Id, new ModelReply { Outcome = ModelOutcome.CutOff, Text = "{\"half\":", FinishReason = new string('M', 500), Detail = new string('d', 5000) }, TimeSpan.Zero);
        var row = await bench.RowAsync(entry.Id);
        Assert.Null(row.Answer);
        Assert.Equal((LedgerEntry.MaxFinishReasonLength, ModelReply.MaxDetailLength), (row.FinishReason!.Length, row.Detail!.Length));
    }

    [Fact]
    public async Task A_request_ends_once()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync();
        await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(5), TimeSpan.Zero);
        await bench.Ledger.EndAsync(entry.Id, new ModelReply { Outcome = ModelOutcome.TimedOut }, TimeSpan.Zero);
        await bench.Ledger.NotSentAsync(entry.Id);
        Assert.Equal((LedgerOutcome.Answered, 5L), ((await bench.RowAsync(entry.Id)).Outcome, (await bench.RowAsync(entry.Id)).CostMicros));
        await bench.Ledger.EndAsync("bcdfghjkmnpq", SpendingBench.Answer(5), TimeSpan.Zero);
    }

    [Fact]
    public async Task A_cancelled_reservation_leaves_no_money_behind()
    {
        using var bench = new SpendingBench();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Ledger.ReserveAsync(SpendingBench.Draft(), cancelled.Token));
        await bench.Recovery().RecoverAsync(Token);
        Assert.Equal(0, (await bench.Ledger.StatusAsync(Token)).DayMicros);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
    }
}
