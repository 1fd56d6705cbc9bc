using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Housekeeping;

/// <summary>What was deleted and why, for pages and programs. Reads only.</summary>
public sealed class DeletionReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>Begun last first; at most <see cref="DeletionQuery.Limit"/>. Pages by id, which does not move when a row is added to.</summary>
    public async Task<IReadOnlyList<Deletion>> ListAsync(DeletionQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filter(context.Deletions.AsNoTracking(), query).OrderByDescending(static row => row.Id).Take(query.Limit).ToListAsync(cancellationToken);
    }

    private static IQueryable<Deletion> Filter(IQueryable<Deletion> rows, DeletionQuery query)
    {
        rows = query.Camera is { } camera ? rows.Where(row => row.CameraId == camera) : rows;
        rows = query.Reason is { } reason ? rows.Where(row => row.Reason == reason) : rows;
        rows = query.From is { } from ? rows.Where(row => row.ToAt > from) : rows;
        rows = query.To is { } to ? rows.Where(row => row.FromAt < to) : rows;
        return query.Before is { } id ? rows.Where(row => row.Id < id) : rows;
    }
}
