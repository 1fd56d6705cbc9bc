using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Data;

/// <summary>The last moment at which an earlier run is known to have lived.</summary>
internal static class LastKnownTime
{
    /// <summary>Null when there was none.</summary>
    /// <param name="begunBefore">Runs that began later are not asked: the present one may have its row already, written with the clock in question.</param>
    public static async Task<DateTimeOffset?> ReadAsync(DailyCamDbContext context, DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var recorded = await context.ArchiveSegments.AsNoTracking().OrderByDescending(static row => row.EndAt).Select(static row => (DateTimeOffset?)row.EndAt).FirstOrDefaultAsync(cancellationToken);
        var seen = await context.ServiceRuns.AsNoTracking().Where(run => run.StartedAt < begunBefore)
            .OrderByDescending(static run => run.LastSeenAt).Select(static run => (DateTimeOffset?)run.LastSeenAt).FirstOrDefaultAsync(cancellationToken);
        return recorded > seen || seen is null ? recorded : seen;
    }

    /// <summary>Less exact, and all there is while the database cannot be opened: when its files were last written. Each sign of life is written there. Null when there are none.</summary>
    public static DateTimeOffset? OfFiles(DataLayout layout) =>
        new[] { layout.AppDatabase, layout.AppDatabase + "-wal", layout.CameraCopy }.Where(File.Exists).Select(static file => (DateTimeOffset?)File.GetLastWriteTimeUtc(file)).Max();
}
