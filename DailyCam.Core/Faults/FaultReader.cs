using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Faults;

/// <summary>The fault history for pages and programs. Reads only.</summary>
public sealed class FaultReader(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock)
{
    /// <summary>Rows one statistic is made of: the newest. A home that has more in 90 days has one camera that should be switched off, and its newest rows say so.</summary>
    private const int MostRows = 50_000;

    /// <summary>Newest first; at most <see cref="FaultQuery.Limit"/>. Pages by key, so a page deep in the past costs as little as the first.</summary>
    public async Task<IReadOnlyList<Fault>> ListAsync(FaultQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filter(context.Faults.AsNoTracking(), query)
            .OrderByDescending(f => f.BeganAt).ThenByDescending(f => f.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What the faults of the last days amount to, by kind and camera and by day on the zone's calendar.</summary>
    /// <param name="days">From 1; today is one of them.</param>
    public async Task<FaultStatistics> SummarizeAsync(FaultQuery query, int days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var period = FaultPeriod.LastDays(days, clock.GetUtcNow(), zone);
        var faults = await ListAsync(query with { From = period.FromAt, To = null, After = null, Limit = MostRows }, cancellationToken);
        return FaultStatistics.Of(faults, period);
    }

    private static IQueryable<Fault> Filter(IQueryable<Fault> faults, FaultQuery query)
    {
        faults = query.Camera is { } camera ? faults.Where(f => f.CameraId == camera) : faults;
        faults = query.Kind is { } kind ? faults.Where(f => f.Kind == kind) : faults;
        faults = query.From is { } from ? faults.Where(f => f.RecoveredAt == null || f.RecoveredAt >= from) : faults;
        faults = query.To is { } to ? faults.Where(f => f.BeganAt < to) : faults;
        if (query.After is { } after)
        {
            var (beganAt, id) = (after.BeganAt, after.Id);
            faults = faults.Where(f => f.BeganAt < beganAt || (f.BeganAt == beganAt && f.Id < id));
        }

        return faults;
    }
}
