using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What left the house, for pages and programs. Reads only.</summary>
public sealed class LedgerReader(IDbContextFactory<DailyCamDbContext> contexts, PriceList prices, TimeProvider clock)
{
    private static readonly Expression<Func<LedgerEntry, LedgerRow>> AsRow = e => new LedgerRow
    {
        Id = e.Id,
        Analyzer = e.Analyzer,
        Model = e.Model,
        Purpose = e.Purpose,
        CameraId = e.CameraId,
        SegmentId = e.SegmentId,
        PromptVersion = e.PromptVersion,
        FromAt = e.FromAt,
        ToAt = e.ToAt,
        Bytes = e.Bytes,
        MediaHash = e.MediaHash,
        WithSound = e.WithSound,
        SentAt = e.SentAt!.Value,
        EndedAt = e.EndedAt,
        Outcome = e.Outcome,
        Micros = e.CostMicros ?? e.ReservedMicros,
        IsCostKnown = e.CostMicros != null,
        IsMoreThanReserved = e.CostMicros != null && e.CostMicros > e.ReservedMicros,
        Currency = e.Currency,
        InputTokens = e.InputTokens,
        CachedTokens = e.CachedTokens,
        OutputTokens = e.OutputTokens,
        Status = e.Status,
        FinishReason = e.FinishReason,
        LatencyMilliseconds = e.LatencyMilliseconds,
        Detail = e.Detail,
    };

    /// <summary>Requests that were sent, the newest first; at most <see cref="LedgerQuery.Limit"/>. Pages by key, so a page deep in the past costs as little as the first.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filter(context.LedgerEntries.AsNoTracking(), query)
            .OrderByDescending(static e => e.SentAt).ThenByDescending(static e => e.Id)
            .Take(query.Limit)
            .Select(AsRow)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Each of the last days on the family's calendar, today last, days without a request too.</summary>
    /// <param name="days">From 1.</param>
    /// <param name="camera">Null for all, questions without a camera included.</param>
    public async Task<IReadOnlyList<LedgerDay>> DaysAsync(int days, CameraId? camera, CancellationToken cancellationToken)
    {
        var (zone, currency) = (clock.LocalTimeZone, prices.Currency);
        var today = DayWindow.DateAt(clock.GetUtcNow(), zone);
        var first = today.AddDays(1 - days);
        var from = DayWindow.Of(first, zone).FromAt;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = context.LedgerEntries.AsNoTracking().Where(e => e.ReservedAt >= from && e.Outcome != LedgerOutcome.NotSent);
        query = camera is { } id ? query.Where(e => e.CameraId == id) : query;

        // A zone's days are not the database's: a month of a busy home is some thousand short rows.
        var rows = await query
            .Select(e => new { e.ReservedAt, IsSent = e.SentAt != null, e.Bytes, e.FromAt, e.ToAt, Micros = e.Currency == currency ? e.CostMicros ?? e.ReservedMicros : 0 })
            .ToListAsync(cancellationToken);
        var byDate = rows.ToLookup(row => DayWindow.DateAt(row.ReservedAt, zone));
        return
        [
            .. Enumerable.Range(0, days).Select(first.AddDays).Select(date => new LedgerDay(
                date,
                byDate[date].Count(static row => row.IsSent),
                byDate[date].Where(static row => row.IsSent).Sum(static row => row.Bytes),
                byDate[date].Where(static row => row.IsSent).Sum(static row => (row.ToAt - row.FromAt)?.TotalSeconds ?? 0),
                byDate[date].Sum(static row => row.Micros))),
        ];
    }

    /// <summary>What requests of a purpose count today on the family's calendar, in millionths of the budget's currency.</summary>
    public async Task<long> TodayAsync(LedgerPurpose purpose, CancellationToken cancellationToken)
    {
        var (currency, from) = (prices.Currency, BudgetWindow.At(clock.GetUtcNow(), clock.LocalTimeZone).DayFromAt);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LedgerEntries.AsNoTracking()
            .Where(e => e.Purpose == purpose && e.Currency == currency && e.Outcome != LedgerOutcome.NotSent && e.ReservedAt >= from)
            .SumAsync(static e => e.CostMicros ?? e.ReservedMicros, cancellationToken);
    }

    /// <summary>Times of which requests may be missing, the newest first; nearly always none.</summary>
    public async Task<IReadOnlyList<LedgerGap>> GapsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LedgerGaps.AsNoTracking().OrderByDescending(static g => g.Id).ToListAsync(cancellationToken);
    }

    /// <summary>How the newest request to an analyzer that came to an end ended; null when there was none.</summary>
    public async Task<LedgerOutcome?> LastOutcomeAsync(string analyzer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LedgerEntries.AsNoTracking()
            .Where(e => e.Analyzer == analyzer && e.SentAt != null && e.EndedAt != null && e.Outcome != LedgerOutcome.Unknown)
            .OrderByDescending(static e => e.SentAt)
            .Select(static e => (LedgerOutcome?)e.Outcome)
            .FirstOrDefaultAsync(cancellationToken);
    }

    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "Translated to SQL, where text is compared byte by byte.")]
    private static IQueryable<LedgerEntry> Filter(IQueryable<LedgerEntry> entries, LedgerQuery query)
    {
        entries = query.Camera is { } camera ? entries.Where(e => e.CameraId == camera) : entries;
        entries = query.From is { } from ? entries.Where(e => e.SentAt >= from) : entries;
        entries = query.To is { } to ? entries.Where(e => e.SentAt < to) : entries;
        if (query.After is { } after)
        {
            var (sentAt, id) = (after.SentAt, after.Id);
            entries = entries.Where(e => e.SentAt <= sentAt).Where(e => e.SentAt < sentAt || (e.SentAt == sentAt && string.Compare(e.Id, id) < 0));
        }

        return entries.Where(static e => e.SentAt != null);
    }
}
