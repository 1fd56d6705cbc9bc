using DailyCam.Core.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Data;

/// <summary>
/// Takes the data folder for this process and brings <c>app.db</c> to the current schema; a damaged one is replaced. Registered before every loop, so
/// nothing touches the database earlier. One that cannot be opened now is opened later: the cameras do not wait for it.
/// </summary>
internal sealed partial class DatabaseStartup(
    DataLayout layout, DatabaseRescue rescue, DatabaseBoard board, PatientStart patient, StandInClock clock, IDbContextFactory<DailyCamDbContext> contexts, ILogger<DatabaseStartup> logger)
    : IHostedService, IDisposable
{
    private ProcessLock? folder;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        folder = ProcessLock.TryTake(layout) ?? throw new StartRefusedException(
            $"Another DailyCam already uses {layout.Root}. Stop it first, or set DailyCam__DataPath to another folder.");
        await patient.RunAsync(layout.AppDatabase, Task.CompletedTask, OpenAsync, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => folder?.Dispose();

    /// <summary>
    /// Creates the file when it is not there, in WAL mode, which SQLite then keeps in the file. WAL needs memory that all its users share, which a network
    /// file system does not give: there the file gets the older rollback journal, and the name of the file system is given back.
    /// </summary>
    internal static async Task<string?> PrepareAsync(string path, CancellationToken cancellationToken)
    {
        var network = NetworkFileSystem.Of(Path.GetDirectoryName(path)!);
        await SetJournalAsync(path, network is null ? "WAL" : "DELETE", cancellationToken);
        return network;
    }

    internal static async Task SetJournalAsync(string path, string mode, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(AppDatabase.ConnectionString(path));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode={mode};";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenOnceAsync(cancellationToken);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // The cameras do not wait for the database, and what they record without a clock must not come before what is there.
            clock.GoOnFrom(LastKnownTime.OfFiles(layout));
            if (exception.GetBaseException() is SqliteException sqlite)
            {
                board.Failed(sqlite);
            }

            throw;
        }
    }

    private async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        await rescue.ReplaceIfDamagedAsync(cancellationToken);
        if (await PrepareAsync(layout.AppDatabase, cancellationToken) is { } network)
        {
            Log.OnNetwork(logger, layout.AppDatabase, network);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await AppDatabase.MigrateAsync(context, layout, cancellationToken))
        {
            Log.Migrated(logger, layout.AppDatabase);
        }

        if (clock.IsStandIn)
        {
            clock.GoOnFrom(await LastKnownTime.ReadAsync(context, DateTimeOffset.MaxValue, cancellationToken));
        }

        await rescue.BringCamerasBackAsync(context, cancellationToken);
        if (await ReplacedDatabase.SettleAsync(context, layout, clock.GetUtcNow(), cancellationToken))
        {
            Log.ConsentsEnded(logger);
        }

        board.Open();
    }

    private static partial class Log
    {
        [LoggerMessage(1950, LogLevel.Information, "Database {Path} is at the current schema")]
        public static partial void Migrated(ILogger logger, string path);

        [LoggerMessage(1951, LogLevel.Warning, "{Path} lies on a network file system ({Kind}). Locks and write order cannot be relied on there: use a disk of this computer for DailyCam__DataPath (the archive may stay on the network)")]
        public static partial void OnNetwork(ILogger logger, string path, string kind);

        [LoggerMessage(1958, LogLevel.Warning, "An older database took the place of the last one. What the family had withdrawn since is not known, so every consent was ended: nothing is sent to a model until it is allowed again. The list of what left the house may have a gap")]
        public static partial void ConsentsEnded(ILogger logger);
    }
}
