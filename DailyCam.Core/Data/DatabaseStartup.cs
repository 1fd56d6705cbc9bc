using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Data;

/// <summary>Takes the data folder for this process and brings <c>app.db</c> to the current schema. Registered before every loop, so nothing touches the database earlier.</summary>
internal sealed partial class DatabaseStartup(DataLayout layout, IDbContextFactory<DailyCamDbContext> contexts, ILogger<DatabaseStartup> logger) : IHostedService, IDisposable
{
    private ProcessLock? folder;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        folder = ProcessLock.TryTake(layout) ?? throw new InvalidOperationException(
            $"Another DailyCam already uses {layout.Root}. Stop it first, or set DailyCam__DataPath to another folder.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await PrepareAsync(layout.AppDatabase, cancellationToken);
        if (await AppDatabase.MigrateAsync(context, layout, cancellationToken))
        {
            Log.Migrated(logger, layout.AppDatabase);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => folder?.Dispose();

    /// <summary>Creates the file when it is not there, in WAL mode, which SQLite then keeps in the file.</summary>
    internal static async Task PrepareAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1950, LogLevel.Information, "Database {Path} is at the current schema")]
        public static partial void Migrated(ILogger logger, string path);
    }
}
