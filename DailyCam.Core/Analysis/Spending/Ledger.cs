using System.Collections.Concurrent;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>
/// The ledger as the budget: a request's price is set aside by the same commit that writes its row, and one is decided after the other. So whatever runs at the same time, and whenever the
/// process is killed, no more is ever set aside than the budgets hold, and nothing is sent that has no row.
/// </summary>
public sealed partial class Ledger(
    IDbContextFactory<DailyCamDbContext> contexts, PriceList prices, IOptions<BudgetOptions> budget, TimeProvider clock, ILogger<Ledger> logger) : ISpending, IDisposable
{
    /// <summary>Twice the longest time that any request may be given; a row of this process that is still open after it was forgotten by whoever made it.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromHours(2);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Two minutes with <see cref="RetryDelay"/>: what came back is paid for and worth waiting for a locked database.</summary>
    private const int MostTries = 120;

    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>The open rows of this process by when they were made; open rows that are not among them are of a process that is gone.</summary>
    private readonly ConcurrentDictionary<string, long> open = new(StringComparer.Ordinal);

    private long DayLimit => (long)(budget.Value.PerDay * 1_000_000);

    private long MonthLimit => (long)(budget.Value.PerMonth * 1_000_000);

    public async Task<Reservation> ReserveAsync(LedgerDraft draft, CancellationToken cancellationToken)
    {
        var reservation = prices.Find(draft.Model, clock.GetUtcNow()) is { } price
            ? await DecideAsync(draft, price, cancellationToken)
            : new Reservation(null, SpendingRefusal.NoPrice);
        if (reservation.Refusal is { } refusal)
        {
            Log.Refused(logger, draft.Analyzer, draft.Model, refusal);
        }

        return reservation;
    }

    public async Task<bool> SendingAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isSent = await context.LedgerEntries
            .Where(e => e.Id == id && e.Outcome == LedgerOutcome.Reserved
                && (e.CameraId == null || context.Consents.Any(c => c.CameraId == e.CameraId && c.WithdrawnAt == null
                    && c.Analyzer == (e.Purpose == LedgerPurpose.Snapshot ? e.Analyzer + ConsentTexts.SnapshotSuffix : e.Analyzer))))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Outcome, LedgerOutcome.Sending).SetProperty(e => e.SentAt, now), cancellationToken) == 1;
        if (!isSent)
        {
            await NotSentAsync(id);
        }

        return isSent;
    }

    public async Task EndAsync(string id, ModelReply reply, TimeSpan latency)
    {
        LedgerEntry? ended = null;
        await UntilWrittenAsync(async context =>
        {
            // What was taken for lost and came back after all is known better now.
            var entry = await context.LedgerEntries.SingleOrDefaultAsync(e => e.Id == id);
            if (entry is { Outcome: LedgerOutcome.Reserved or LedgerOutcome.Sending or LedgerOutcome.Unknown })
            {
                End(entry, reply, latency);
                await context.SaveChangesAsync();
                ended = entry;
            }
        });
        open.TryRemove(id, out _);
        if (ended is { IsMoreThanReserved: true })
        {
            Log.MoreThanReserved(logger, id, ended.Model, ended.CostMicros, ended.ReservedMicros);
        }
    }

    public async Task NotSentAsync(string id)
    {
        var now = clock.GetUtcNow();
        await UntilWrittenAsync(context => context.LedgerEntries
            .Where(e => e.Id == id && (e.Outcome == LedgerOutcome.Reserved || e.Outcome == LedgerOutcome.Sending))
            .ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Outcome, e => e.Outcome == LedgerOutcome.Reserved ? LedgerOutcome.NotSent : LedgerOutcome.Unknown)
                .SetProperty(e => e.EndedAt, now)));
        open.TryRemove(id, out _);
    }

    public async Task<LedgerEntry?> FindAnswerAsync(LedgerPurpose purpose, string workKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LedgerEntries.AsNoTracking()
            .Where(e => e.Purpose == purpose && e.WorkKey == workKey && e.Outcome == LedgerOutcome.Answered && e.Answer != null)
            .OrderByDescending(e => e.ReservedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task SpoilAsync(string id) =>
        UntilWrittenAsync(context => context.LedgerEntries.Where(e => e.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Answer, (string?)null)));

    public async Task<SpendingStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (day, month) = await UsedAsync(context, clock.GetUtcNow(), cancellationToken);
        var status = new SpendingStatus(Frugality.Full, day, DayLimit, month, MonthLimit, prices.Currency);
        return status with { Frugality = FrugalityRule.Of(status.ShareUsed, budget.Value) };
    }

    /// <summary>Whether an open row belongs to a request that this process is making.</summary>
    internal bool IsMine(string id) => open.TryGetValue(id, out var since) && clock.GetElapsedTime(since) < LongestRequest;

    public void Dispose() => gate.Dispose();

    private async Task<Reservation> DecideAsync(LedgerDraft draft, TokenPrice price, CancellationToken cancellationToken)
    {
        // One after the other in this process, so that nobody waits in the database for a lock.
        await gate.WaitAsync(cancellationToken);
        LedgerEntry? made = null;
        try
        {
            var entry = EntryOf(draft, price, clock.GetUtcNow());
            open[entry.Id] = clock.GetTimestamp();
            made = entry;
            var refusal = await WriteAsync(entry, draft.PurposeLimitMicros, cancellationToken);
            made = refusal is null ? null : entry;
            return new Reservation(refusal is null ? entry : null, refusal);
        }
        finally
        {
            gate.Release();
            if (made is not null)
            {
                // Refused, or nobody knows whether it was written: the caller has no id to send with, and the sweep ends the row if there is one.
                open.TryRemove(made.Id, out _);
            }
        }
    }

    private async Task<SpendingRefusal?> WriteAsync(LedgerEntry entry, long? purposeLimit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // IMMEDIATE: nobody writes between the sums and the row, in no process.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (day, month) = await UsedAsync(context, entry.ReservedAt, cancellationToken);
        if (Refusal(day, DayLimit, month, MonthLimit, entry.ReservedMicros) is { } refusal)
        {
            return refusal;
        }

        if (purposeLimit is { } limit && !await HoldsAsync(context, entry, limit, cancellationToken))
        {
            return SpendingRefusal.PurposeBudget;
        }

        context.LedgerEntries.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>What is spent or set aside since the day and the month began. Rows of the future count too: a clock that was set back must not open the budget anew.</summary>
    private async Task<(long Day, long Month)> UsedAsync(DailyCamDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (currency, window) = (prices.Currency, BudgetWindow.At(now, clock.LocalTimeZone));
        var rows = context.LedgerEntries.AsNoTracking().Where(e => e.Currency == currency && e.Outcome != LedgerOutcome.NotSent);
        var day = await rows.Where(e => e.ReservedAt >= window.DayFromAt).SumAsync(static e => e.CostMicros ?? e.ReservedMicros, cancellationToken);
        var month = await rows.Where(e => e.ReservedAt >= window.MonthFromAt).SumAsync(static e => e.CostMicros ?? e.ReservedMicros, cancellationToken);
        return (day, month);
    }

    /// <summary>Whether the day's share of a purpose holds one more request. Counted as the budgets are, in the same transaction.</summary>
    private async Task<bool> HoldsAsync(DailyCamDbContext context, LedgerEntry entry, long limit, CancellationToken cancellationToken)
    {
        var from = BudgetWindow.At(entry.ReservedAt, clock.LocalTimeZone).DayFromAt;
        var used = await context.LedgerEntries.AsNoTracking()
            .Where(e => e.Purpose == entry.Purpose && e.Currency == entry.Currency && e.Outcome != LedgerOutcome.NotSent && e.ReservedAt >= from)
            .SumAsync(static e => e.CostMicros ?? e.ReservedMicros, cancellationToken);
        return limit > 0 && used + entry.ReservedMicros <= limit;
    }

    /// <summary>A limit of 0 holds nothing, not even what is free.</summary>
    private static SpendingRefusal? Refusal(long day, long dayLimit, long month, long monthLimit, long cost) =>
        dayLimit == 0 || day + cost > dayLimit ? SpendingRefusal.DayBudget
        : monthLimit == 0 || month + cost > monthLimit ? SpendingRefusal.MonthBudget
        : null;

    private LedgerEntry EntryOf(LedgerDraft draft, TokenPrice price, DateTimeOffset now) => new()
    {
        Analyzer = draft.Analyzer,
        Model = draft.Model,
        Purpose = draft.Purpose,
        CameraId = draft.Camera,
        SegmentId = draft.Segment,
        WorkKey = draft.WorkKey,
        PromptVersion = draft.PromptVersion,
        FromAt = draft.FromAt,
        ToAt = draft.ToAt,
        Bytes = draft.Bytes,
        MediaHash = draft.MediaHash,
        WithSound = draft.WithSound,
        ShownFps = draft.ShownFps,
        ShownSeconds = draft.ShownSeconds,
        ReservedAt = now,
        ReservedMicros = price.CostOf(new ModelUsage(draft.InputTokens, draft.OutputTokens)),
        Currency = prices.Currency,
        InputPrice = price.Input,
        CachedPrice = price.Cached,
        OutputPrice = price.Output,
    };

    private void End(LedgerEntry entry, ModelReply reply, TimeSpan latency)
    {
        entry.Outcome = Settlement.OutcomeOf(reply.Outcome);
        entry.EndedAt = clock.GetUtcNow();
        entry.CostMicros = Settlement.CostOf(reply, new TokenPrice(entry.InputPrice, entry.CachedPrice, entry.OutputPrice));
        entry.InputTokens = reply.Usage?.Input;
        entry.CachedTokens = reply.Usage?.Cached;
        entry.OutputTokens = reply.Usage?.Output;
        entry.Status = reply.Status;
        entry.FinishReason = Cut(reply.FinishReason, LedgerEntry.MaxFinishReasonLength);
        entry.LatencyMilliseconds = (long)latency.TotalMilliseconds;
        entry.Answer = reply.Outcome == ModelOutcome.Answered ? reply.Text : null;
        entry.Detail = Cut(reply.Detail, ModelReply.MaxDetailLength);
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;

    /// <summary>Not cancellable, and patient: what happened outside happened, whatever the database is doing.</summary>
    private async Task UntilWrittenAsync(Func<DailyCamDbContext, Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync();
                await write(context);
                return;
            }
            catch (Exception exception) when (attempt < MostTries && PatientStart.IsAway(exception))
            {
                if (attempt == 1)
                {
                    Log.NotWritten(logger, exception);
                }
            }

            await Task.Delay(RetryDelay, clock, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1770, LogLevel.Information, "A request to {Analyzer} ({Model}) was not made: {Refusal}")]
        public static partial void Refused(ILogger logger, string analyzer, string model, SpendingRefusal refusal);

        [LoggerMessage(1771, LogLevel.Warning, "The end of a request could not be written into the ledger and is tried again")]
        public static partial void NotWritten(ILogger logger, Exception exception);

        [LoggerMessage(1775, LogLevel.Warning, "Request {Id} to {Model} cost {Cost} millionths although only {Reserved} were set aside for it: a budget may be overrun by as much. Check the model's price, and how many tokens it counts for a picture")]
        public static partial void MoreThanReserved(ILogger logger, string id, string model, long? cost, long reserved);
    }
}
