using DailyCam.Core.Cameras;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Data;

/// <summary>
/// At the start: a damaged <c>app.db</c> is set aside, never deleted, and the newest whole backup takes its place, or a new database when there is none.
/// The cameras come from their copy, which is newer than any backup; recordings without a row are taken in again by the archive's recovery.
/// </summary>
internal sealed partial class DatabaseRescue(
    DataLayout layout, DatabaseBackups backups, CameraCopy copy, DatabaseBoard board, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<DatabaseRescue> logger)
{
    private bool replaced;
    private bool watches;

    public async Task ReplaceIfDamagedAsync(CancellationToken cancellationToken)
    {
        Watch();
        if (!File.Exists(layout.AppDatabase) || (!await IsEmptiedAsync(cancellationToken) && await IsWholeAsync(cancellationToken)))
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        await ReplacedDatabase.MarkAsync(layout, cancellationToken);
        var aside = SqliteFile.MoveAside(layout.AppDatabase, "damaged", clock.GetUtcNow());
        if (File.Exists(layout.JobsDatabase))
        {
            // Its jobs are known by row numbers of the lost file; the sweep hands over what the database now says is to be done.
            SqliteFile.MoveAside(layout.JobsDatabase, "of-damaged", clock.GetUtcNow());
        }

        var backup = await backups.NewestWholeAsync(cancellationToken);
        if (backup is not null)
        {
            await DatabaseBackups.CopyAsync(backup.Path, layout.AppDatabase, cancellationToken);
        }

        replaced = true;
        File.Delete(layout.SuspectMark);
        Log.Replaced(logger, layout.AppDatabase, aside, backup?.Path ?? "a new, empty database");
        board.Rescued(new DatabaseRescueNote(aside, backup?.MadeAt));
    }

    /// <summary>After a replacement: the cameras as they were at the last moment they could be read.</summary>
    public async Task BringCamerasBackAsync(DailyCamDbContext context, CancellationToken cancellationToken)
    {
        if (!replaced || await copy.ReadAsync(cancellationToken) is not { Count: > 0 } cameras)
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Zones.ExecuteDeleteAsync(cancellationToken);
        await context.Cameras.ExecuteDeleteAsync(cancellationToken);
        context.Cameras.AddRange(cameras);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        replaced = false;
        Log.CamerasBack(logger, cameras.Count);
    }

    /// <summary>Damage that somebody meets while running is remembered for the next start.</summary>
    private void Watch()
    {
        if (watches)
        {
            return;
        }

        watches = true;
        board.Changed += () =>
        {
            if (board.Trouble is DatabaseTrouble.Damaged)
            {
                Mark();
            }
        };
    }

    private void Mark()
    {
        try
        {
            File.WriteAllBytes(layout.SuspectMark, []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start checks within its limit then.
        }
    }

    /// <summary>A file without a byte is what some crashes of a file system leave; without cameras or backups it is only a first start that was killed.</summary>
    private async Task<bool> IsEmptiedAsync(CancellationToken cancellationToken) =>
        new FileInfo(layout.AppDatabase).Length == 0 && (backups.List().Count > 0 || await copy.ReadAsync(cancellationToken) is { Count: > 0 });

    private async Task<bool> IsWholeAsync(CancellationToken cancellationToken)
    {
        // Once damage was met, the check is waited for to its end: otherwise a large file would be opened damaged at every start.
        var check = SqliteFile.IsWholeAsync(layout.AppDatabase, thorough: false, cancellationToken);
        var limit = File.Exists(layout.SuspectMark) ? Timeout.InfiniteTimeSpan : options.Value.StartCheckLimit;
        try
        {
            var whole = await check.WaitAsync(limit, clock, cancellationToken);
            if (whole)
            {
                File.Delete(layout.SuspectMark);
            }

            return whole;
        }
        catch (TimeoutException)
        {
            _ = ReportLateAsync(check);
            return true;
        }
    }

    private async Task ReportLateAsync(Task<bool> check)
    {
        try
        {
            if (!await check)
            {
                Log.DamagedLate(logger, layout.AppDatabase);
                board.Damaged();
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception) || exception is OperationCanceledException)
        {
            // It could not be looked at; whoever uses it next finds out.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1955, LogLevel.Error, "{Path} is damaged and is kept as {Aside}; in its place stands {Replacement}")]
        public static partial void Replaced(ILogger logger, string path, string aside, string replacement);

        [LoggerMessage(1956, LogLevel.Warning, "{Count} cameras were brought back from their copy beside the database")]
        public static partial void CamerasBack(ILogger logger, int count);

        [LoggerMessage(1957, LogLevel.Error, "{Path} is damaged. Cameras are recorded on; restart DailyCam to have the newest backup take its place")]
        public static partial void DamagedLate(ILogger logger, string path);
    }
}
