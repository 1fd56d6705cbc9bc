using System.Collections.Concurrent;
using DailyCam.Core.Analysis.Spending;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

/// <summary>Whatever runs at the same time, no budget is overrun.</summary>
public sealed class LedgerRaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_hundred_jobs_eight_at_once_get_the_ten_calls_that_the_budget_holds(int processes)
    {
        using var bench = new SpendingBench(perDay: 1);
        Ledger[] ledgers = processes == 1 ? [bench.Ledger] : [bench.Ledger, bench.NewLedger()];
        var reserved = new ConcurrentBag<LedgerEntry>();
        var refused = new ConcurrentBag<SpendingRefusal>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (job, token) =>
        {
            var reservation = await ledgers[job % ledgers.Length].ReserveAsync(SpendingBench.Draft(workKey: $"job-{job}"), token);
            if (reservation.Entry is { } entry)
            {
                reserved.Add(entry);
            }
            else
            {
                refused.Add(reservation.Refusal!.Value);
            }
        });

        Assert.Equal((10, 90), (reserved.Count, refused.Count));
        Assert.All(refused, static refusal => Assert.Equal(SpendingRefusal.DayBudget, refusal));
        var status = await bench.Ledger.StatusAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1_000_000L, Frugality.LocalOnly), (status.DayMicros, status.Frugality));
        await using var context = bench.Database.CreateDbContext();
        Assert.Equal(reserved.Select(static entry => entry.Id).Order(StringComparer.Ordinal), await context.LedgerEntries.Select(static entry => entry.Id).OrderBy(static id => id).ToListAsync(TestContext.Current.CancellationToken));
        foreach (var other in ledgers.Skip(1))
        {
            other.Dispose();
        }
    }

    /// <summary>Jobs that reserve, send, settle lower, fail or are stopped, all at once: at no moment is more counted than the budget holds, and at the end the sum is that of the rows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20261127)]
    public async Task Whatever_becomes_of_the_requests_the_sum_stays_exact_and_within_the_budget(int seed)
    {
        using var bench = new SpendingBench(perDay: 1);
        var token = TestContext.Current.CancellationToken;
        await Parallel.ForEachAsync(Enumerable.Range(0, 80), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = token }, async (job, cancellation) =>
        {
            var random = new Random(seed + job);
            var tokens = random.NextInt64(1, 60_000);
            if ((await bench.Ledger.ReserveAsync(SpendingBench.Draft(tokens, workKey: $"job-{job}"), cancellation)).Entry is { } entry)
            {
                await EndSomehowAsync(bench, entry.Id, tokens, random);
            }

            Assert.InRange((await bench.Ledger.StatusAsync(cancellation)).DayMicros, 0, 1_000_000);
        });

        await using var context = bench.Database.CreateDbContext();
        var rows = await context.LedgerEntries.AsNoTracking().ToListAsync(token);
        var status = await bench.Ledger.StatusAsync(token);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Sum(static row => row.CountedMicros), status.DayMicros);
        Assert.Equal(status.DayMicros, status.MonthMicros);
        Assert.Equal(status.DayMicros, (await bench.Reader.DaysAsync(3, null, token))[^1].Micros);
    }

    private static async Task EndSomehowAsync(SpendingBench bench, string id, long tokens, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                await bench.Ledger.NotSentAsync(id);
                break;
            case 1:
                break; // Killed before it was sent.
            case 2:
                await bench.Ledger.SendingAsync(id, CancellationToken.None);
                break; // Killed while it waited.
            default:
                await bench.Ledger.SendingAsync(id, CancellationToken.None);
                await bench.Ledger.EndAsync(id, SpendingBench.Answer(random.NextInt64(0, tokens + 1)), TimeSpan.FromSeconds(9));
                break;
        }
    }
}
