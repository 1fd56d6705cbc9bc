using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Archive;

/// <summary>What recovery asks the database.</summary>
internal sealed class RecoveryRows(IDbContextFactory<DailyCamDbContext> contexts, RecordingStatusBoard board)
{
    /// <summary>Every row's file.</summary>
    public async Task<IReadOnlyDictionary<string, ArchiveSegmentId>> PathsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking()
            .Select(static row => new { row.Path, row.Id })
            .ToDictionaryAsync(static row => row.Path, static row => row.Id, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>Puts the end of each camera's newest verified segment on the board, where nothing newer is yet.</summary>
    public async Task SeedStatusAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.ArchiveSegments.AsNoTracking()
            .GroupBy(static row => row.CameraId)
            .Select(static rows => new { Camera = rows.Key, EndAt = rows.Max(static row => row.EndAt) })
            .ToListAsync(cancellationToken);
        foreach (var row in newest.Where(row => board.Find(row.Camera) is null))
        {
            board.Post(new RecordingStatus { Camera = row.Camera, LastVerifiedSegmentEndAt = row.EndAt });
        }
    }
}
