using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Housekeeping;

/// <summary>Takes the rows of deleted recordings away and notes why, in one transaction: a crash leaves the row, and the next look finishes.</summary>
internal sealed class DeletionLog(IDbContextFactory<DailyCamDbContext> contexts, IOptions<HousekeepingOptions> options, TimeProvider clock)
{
    /// <summary>A row is added to for so long: one a camera and day in the steady state, and its time still says when it was.</summary>
    private static readonly TimeSpan LongestRow = TimeSpan.FromDays(1);

    /// <summary>The file is gone already, or never was there.</summary>
    public async Task NoteAsync(RetentionCandidate segment, RetentionReason reason, double? limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.ArchiveSegments.Where(row => row.Id == segment.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return; // Somebody else noted it.
        }

        await AddAsync(context, segment, reason, limit, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>What was deleted of a camera within a stretch of wall clock, for the timeline.</summary>
    public static async Task<IReadOnlyList<Deletion>> WithinAsync(DailyCamDbContext context, CameraId camera, Stretch window, CancellationToken cancellationToken) =>
        await context.Deletions.AsNoTracking().Where(row => row.CameraId == camera && row.FromAt < window.ToAt && row.ToAt > window.FromAt).ToListAsync(cancellationToken);

    /// <summary>Forgets what was deleted too long ago.</summary>
    public async Task TrimAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDeletionsDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Deletions.Where(row => row.DeletedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task AddAsync(DailyCamDbContext context, RetentionCandidate segment, RetentionReason reason, double? limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (since, from, to) = (now - LongestRow, segment.StartAt - GapReasons.Seam, segment.StartAt + GapReasons.Seam);
        var row = await context.Deletions
            .Where(row => row.CameraId == segment.Camera && row.Reason == reason && row.ToAt >= from && row.ToAt <= to && row.BeganAt > since && row.BeganAt <= now)
            .OrderByDescending(static row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (row is null || row.Limit != limit)
        {
            context.Deletions.Add(new Deletion
            {
                CameraId = segment.Camera, Reason = reason, Limit = limit, FromAt = segment.StartAt, ToAt = segment.EndAt, Files = 1, Bytes = segment.SizeBytes, BeganAt = now, DeletedAt = now,
            });
            return;
        }

        row.ToAt = segment.EndAt > row.ToAt ? segment.EndAt : row.ToAt;
        row.Files++;
        row.Bytes += segment.SizeBytes;
        row.DeletedAt = now;
    }
}
