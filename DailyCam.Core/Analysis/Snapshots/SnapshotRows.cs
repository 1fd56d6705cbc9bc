using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Writes what became of pictures and tells open pages, after it is committed.</summary>
internal sealed class SnapshotRows(IDbContextFactory<DailyCamDbContext> contexts, SnapshotFeed feed, IOptions<SnapshotOptions> options, TimeProvider clock)
{
    /// <summary>Intervals after which the same danger counts as a new one: a picture in between may have been missed or unanswered.</summary>
    private const int Gap = 2;

    /// <summary>Adds a row. Pictures that stay at home for the same reason are one row that grows, or a used-up budget would fill the database.</summary>
    public async Task AddAsync(ModelSnapshot row, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.ModelSnapshots.Where(s => s.CameraId == row.CameraId).OrderByDescending(static s => s.Id).FirstOrDefaultAsync(cancellationToken);
        if (row.State == SnapshotState.NotSent && last is { State: SnapshotState.NotSent } && (last.Reason, last.Analyzer) == (row.Reason, row.Analyzer))
        {
            last.LastAt = row.LastAt;
        }
        else
        {
            context.ModelSnapshots.Add(row);
        }

        await context.SaveChangesAsync(cancellationToken);
        feed.Tell(row.CameraId);
    }

    /// <summary>The incident that pictures shortly before made of the same kind of danger, so that what goes on is one; null when there is none, or when somebody has dealt with it or dismissed it.</summary>
    public async Task<IncidentId?> FindOngoingAsync(CameraId camera, IncidentCategory category, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at - (options.Value.Interval * Gap);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await context.ModelSnapshots.AsNoTracking()
            .Where(s => s.CameraId == camera && s.IncidentId != null && s.LastAt >= since && s.LastAt <= at
                && context.Incidents.Any(i => i.Id == s.IncidentId && (i.Review == ReviewState.New || i.Review == ReviewState.Confirmed)))
            .OrderByDescending(static s => s.Id)
            .ToListAsync(cancellationToken);
        return before.FirstOrDefault(row => row.Findings?.Category == category)?.IncidentId;
    }

    /// <summary>Rows that are older than they are kept.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ModelSnapshots.Where(s => s.LastAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
