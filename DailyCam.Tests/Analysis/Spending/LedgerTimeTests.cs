using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

/// <summary>Days, months, clocks that jump, and processes that are killed.</summary>
public sealed class LedgerTimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_day_begins_anew_at_the_familys_midnight_and_the_month_goes_on_counting()
    {
        // 23:30 in Seoul.
        var clock = new ZonedClock("Asia/Seoul") { Now = new DateTimeOffset(2026, 11, 20, 14, 30, 0, TimeSpan.Zero) };
        using var bench = new SpendingBench(perDay: 0.1m, perMonth: 0.2m, clock: clock);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
        Assert.Equal(SpendingRefusal.DayBudget, (await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Refusal);
        clock.Now = clock.Now.AddMinutes(30);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
        clock.Now = clock.Now.AddDays(1);
        Assert.Equal(SpendingRefusal.MonthBudget, (await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Refusal);
        var status = await bench.Ledger.StatusAsync(Token);
        Assert.Equal((0L, 200_000L, Frugality.LocalOnly), (status.DayMicros, status.MonthMicros, status.Frugality));
        clock.Now = new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
    }

    [Fact]
    public async Task A_day_of_25_hours_has_one_budget()
    {
        var clock = new ZonedClock("Europe/Berlin") { Now = new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero) };
        using var bench = new SpendingBench(perDay: 0.1m, clock: clock);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
        clock.Now = clock.Now.AddMinutes((25 * 60) - 1);
        Assert.Equal(SpendingRefusal.DayBudget, (await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Refusal);
        clock.Now = clock.Now.AddMinutes(1);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_opens_no_budget_anew()
    {
        using var bench = new SpendingBench(perDay: 0.1m);
        Assert.NotNull((await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Entry);
        bench.ManualClock.StepWallClock(TimeSpan.FromDays(-3));
        Assert.Equal(SpendingRefusal.DayBudget, (await bench.Ledger.ReserveAsync(SpendingBench.Draft(), Token)).Refusal);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_ended_and_what_this_one_does_is_not()
    {
        using var bench = new SpendingBench();
        var reserved = (await bench.Ledger.ReserveAsync(SpendingBench.Draft(1000), Token)).Entry!;
        var sending = await bench.SentAsync(2000);
        var answered = await bench.SentAsync(4000);
        await bench.Ledger.EndAsync(answered.Id, SpendingBench.Answer(3000), TimeSpan.Zero);

        // The process is killed; another begins, and makes a request before it looks at what was left.
        using var again = bench.NewLedger();
        var own = (await again.ReserveAsync(SpendingBench.Draft(8000), Token)).Entry!;
        Assert.Equal(2, await bench.Recovery(again).RecoverAsync(Token));
        Assert.Equal(LedgerOutcome.NotSent, (await bench.RowAsync(reserved.Id)).Outcome);
        Assert.Equal(LedgerOutcome.Unknown, (await bench.RowAsync(sending.Id)).Outcome);
        Assert.Equal(LedgerOutcome.Answered, (await bench.RowAsync(answered.Id)).Outcome);
        Assert.Equal(LedgerOutcome.Reserved, (await bench.RowAsync(own.Id)).Outcome);
        Assert.Equal(2000 + 3000 + 8000, (await again.StatusAsync(Token)).DayMicros);
        Assert.Equal(0, await bench.Recovery(again).RecoverAsync(Token));
    }

    [Fact]
    public async Task An_answer_that_was_stored_when_the_process_was_killed_is_found_by_the_next_one()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync(workKey: "s.vertex.1");
        await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(5, "{}"), TimeSpan.Zero);
        using var again = bench.NewLedger();
        await bench.Recovery(again).RecoverAsync(Token);
        Assert.Equal(entry.Id, (await again.FindAnswerAsync(LedgerPurpose.Segment, "s.vertex.1", Token))!.Id);
    }

    [Fact]
    public async Task A_request_that_its_job_forgot_is_ended_after_hours_and_a_late_answer_is_still_written()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync(2000);
        bench.ManualClock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(0, await bench.Recovery().RecoverAsync(Token));
        bench.ManualClock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await bench.Recovery().RecoverAsync(Token));
        Assert.Equal(LedgerOutcome.Unknown, (await bench.RowAsync(entry.Id)).Outcome);
        await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(1500), TimeSpan.FromHours(2));
        Assert.Equal((LedgerOutcome.Answered, 1500L), ((await bench.RowAsync(entry.Id)).Outcome, (await bench.RowAsync(entry.Id)).CostMicros));
    }

    [Fact]
    public async Task The_words_of_an_answer_go_and_its_row_stays()
    {
        using var bench = new SpendingBench();
        var entry = await bench.SentAsync();
        await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(5), TimeSpan.Zero);
        bench.ManualClock.Advance(TimeSpan.FromDays(6.9));
        Assert.Equal(0, await bench.Recovery().ForgetAnswersAsync(Token));
        bench.ManualClock.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await bench.Recovery().ForgetAnswersAsync(Token));
        var row = await bench.RowAsync(entry.Id);
        Assert.Equal((null, LedgerOutcome.Answered, 5L), (row.Answer, row.Outcome, row.CostMicros));
    }

    /// <summary>A clock in a time zone of its own.</summary>
    private sealed class ZonedClock(string zone) : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
