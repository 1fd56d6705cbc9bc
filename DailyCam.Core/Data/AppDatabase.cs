using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DailyCam.Core.Data;

/// <summary>How any context uses <c>app.db</c>: the same file, the same pragmas, and a migration that a killed start cannot leave locked.</summary>
public static class AppDatabase
{
    /// <param name="historyTable">Table of the applied migrations; each context that shares the file has its own.</param>
    public static DbContextOptionsBuilder UseAppDatabase(this DbContextOptionsBuilder options, DataLayout layout, string historyTable = HistoryRepository.DefaultTableName) => options
        .UseSqlite(ConnectionString(layout.AppDatabase), sqlite => sqlite.MigrationsHistoryTable(historyTable))
        .AddInterceptors(new SqlitePragmas());

    /// <summary>How a file of ours is opened: whoever waits for a lock gives up after <see cref="SqlitePragmas.BusyTimeout"/> (the provider's own default is three times that).</summary>
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = (int)SqlitePragmas.BusyTimeout.TotalSeconds,
    }.ConnectionString;

    /// <summary>Brings the context's part of the file to its current schema. Only for the process that holds the <see cref="ProcessLock"/>.</summary>
    /// <returns>False when nothing was to be done.</returns>
    public static async Task<bool> MigrateAsync(DbContext context, DataLayout layout, CancellationToken cancellationToken)
    {
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return false;
        }

        await ClearStaleMigrationLockAsync(layout.AppDatabase, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// EF Core's migration lock is a row that nobody takes away when the process is killed in the middle; every later start would wait for ever
    /// (dotnet/efcore#38958). This process holds the folder, so a row that is there now is stale.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS __EFMigrationsLock;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
