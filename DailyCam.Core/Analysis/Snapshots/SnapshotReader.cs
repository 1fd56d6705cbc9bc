using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>What was said of pictures, for pages. Reads only.</summary>
public sealed class SnapshotReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>What became of the newest picture of a camera; null when none was chosen yet.</summary>
    public async Task<ModelSnapshot?> NewestAsync(CameraId camera, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ModelSnapshots.AsNoTracking().Where(s => s.CameraId == camera).OrderByDescending(static s => s.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
