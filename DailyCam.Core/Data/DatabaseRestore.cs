using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Data;

/// <summary>Puts a backup in the place of the database, on a data folder that nobody uses. The present databases are kept beside it.</summary>
public sealed class DatabaseRestore(DataLayout layout, IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock)
{
    public async Task<BackupOutcome> RunAsync(string backup, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(backup);
        if (!File.Exists(path))
        {
            return new BackupOutcome(null, $"There is no file {path}.");
        }

        using var folder = ProcessLock.TryTake(layout);
        if (folder is null)
        {
            return new BackupOutcome(null, $"A DailyCam is running on {layout.Root}. Stop it first.");
        }

        var reason = await DatabaseBackups.WhyNotUsableAsync(path, cancellationToken) ?? await TooNewAsync(path, cancellationToken);
        if (reason is not null)
        {
            return new BackupOutcome(null, $"{path} cannot be restored. {reason}");
        }

        try
        {
            var now = clock.GetUtcNow();
            await ReplacedDatabase.MarkAsync(layout, cancellationToken);
            var aside = new[] { layout.AppDatabase, layout.JobsDatabase }.Where(File.Exists).Select(file => SqliteFile.MoveAside(file, "before-restore", now)).ToList();
            await DatabaseBackups.CopyAsync(path, layout.AppDatabase, cancellationToken);
            return new BackupOutcome(layout.AppDatabase, aside.Count == 0 ? "There was no database before." : $"What was there before is kept as {string.Join(" and ", aside)}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new BackupOutcome(null, exception.Message);
        }
    }

    private async Task<string?> TooNewAsync(string path, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        await using var connection = SqliteFile.Open(path);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!known.Contains(reader.GetString(0)))
            {
                return "It was made by a newer DailyCam than this one.";
            }
        }

        return null;
    }
}
