using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Measures;

/// <summary>The rows of measured minutes.</summary>
internal sealed class MeasureStore(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>Rows a clean-up deletes in one short transaction.</summary>
    private const int CleanBatch = 5_000;

    /// <summary>Writes minutes in one short transaction; one that has a row already is added to it.</summary>
    public async Task AddAsync(IReadOnlyList<MeasureMinute> minutes, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var minute in minutes)
        {
            if (await context.MeasureMinutes.FindAsync([minute.CameraId, minute.Minute], cancellationToken) is { } row)
            {
                row.Add(minute);
            }
            else
            {
                // A copy: the context keeps and changes what it is given, and the caller may have to write again.
                var copy = new MeasureMinute { CameraId = minute.CameraId, Minute = minute.Minute };
                copy.Add(minute);
                context.Add(copy);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Deletes minutes before a moment, at most a batch; gives how many went.</summary>
    public async Task<int> CleanAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cut = await context.MeasureMinutes.Where(m => m.Minute < before).OrderBy(static m => m.Minute).Skip(CleanBatch).Select(static m => (DateTimeOffset?)m.Minute).FirstOrDefaultAsync(cancellationToken) ?? before;
        return await context.MeasureMinutes.Where(m => m.Minute < cut).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Minutes of a camera in time order.</summary>
    public async Task<IReadOnlyList<MeasureMinute>> ListAsync(CameraId camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MeasureMinutes.AsNoTracking()
            .Where(m => m.CameraId == camera && m.Minute >= from && m.Minute < to).OrderBy(static m => m.Minute).ToListAsync(cancellationToken);
    }
}
