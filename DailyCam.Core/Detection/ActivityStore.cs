using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Detection;

/// <summary>Writes activity minutes. Each camera's minutes come one after another, so a row is read and written without a race.</summary>
internal sealed class ActivityStore(IDbContextFactory<DailyCamDbContext> contexts)
{
    public async Task AddAsync(CameraId camera, ActivitySamples samples, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ActivityMinutes.SingleOrDefaultAsync(a => a.CameraId == camera && a.Minute == samples.Minute, cancellationToken);
        if (row is null)
        {
            context.Add(new ActivityMinute { CameraId = camera, Minute = samples.Minute, Samples = samples.Bytes.ToArray() });
        }
        else
        {
            row.Samples = samples.MergedInto(row.Samples);
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
