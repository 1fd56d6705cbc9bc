using System.Diagnostics;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>How the product uses its database: what a power cut, a second writer and a killed start may not break.</summary>
public sealed class DatabaseUseTests : IDisposable
{
    private static readonly CameraId Camera = new("cccccccccc22");

    private readonly TemporaryFolder folder = new();
    private readonly DataLayout layout;

    public DatabaseUseTests() => layout = new DataLayout(Microsoft.Extensions.Options.Options.Create(new DailyCamOptions { DataPath = folder.Path }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_connection_writes_through_to_the_disk_waits_for_others_and_keeps_references_whole()
    {
        await using var context = await MadeAsync();
        await context.Database.OpenConnectionAsync(Token);
        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("1", await PragmaAsync(context, "foreign_keys"));
        Assert.Equal("10000", await PragmaAsync(context, "busy_timeout"));
        Assert.Equal("16777216", await PragmaAsync(context, "journal_size_limit"));
    }

    [Fact]
    public async Task The_jobs_file_writes_through_to_the_disk_in_wal_mode()
    {
        await DatabaseStartup.PrepareAsync(layout.JobsDatabase, Token);
        await using var connection = new SqliteConnection(AppDatabase.ConnectionString(layout.JobsDatabase));
        await connection.OpenAsync(Token);
        Assert.Equal("wal", await ScalarAsync(connection, "PRAGMA journal_mode"));
        Assert.Equal("2", await ScalarAsync(connection, "PRAGMA synchronous"));
        Assert.Equal(10, connection.DefaultTimeout);
    }

    [Fact]
    public async Task A_transaction_takes_the_write_lock_at_its_beginning()
    {
        await using var context = await MadeAsync();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        await using var other = new SqliteConnection($"Data Source={layout.AppDatabase};Default Timeout=1");
        await other.OpenAsync(Token);
        var refused = await Assert.ThrowsAsync<SqliteException>(() => ScalarAsync(other, "BEGIN IMMEDIATE"));
        Assert.Equal(5, refused.SqliteErrorCode);
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_start_is_survived()
    {
        await using (var context = await MadeAsync(migrated: false))
        {
            await context.Database.OpenConnectionAsync(Token);
            await context.Database.ExecuteSqlRawAsync(
                "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-20 00:00:00');", Token);
        }

        await using var again = Context();
        Assert.True(await AppDatabase.MigrateAsync(again, layout, Token).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Token));
        Assert.Empty(await again.Database.GetPendingMigrationsAsync(Token));
    }

    [Fact]
    public async Task A_long_reader_makes_the_log_grow_and_the_next_writes_cut_it_again()
    {
        await using var context = await MadeAsync();
        var log = new FileInfo(layout.AppDatabase + "-wal");
        await using (var reader = new SqliteConnection(AppDatabase.ConnectionString(layout.AppDatabase)))
        {
            await reader.OpenAsync(Token);
            await ScalarAsync(reader, "BEGIN DEFERRED; SELECT count(*) FROM Incidents");
            for (var i = 0; i < 4; i++)
            {
                // Twenty megabytes in all: more than the limit while the reader holds on to the first page.
                await context.Database.ExecuteSqlAsync($"INSERT INTO ActivityMinutes VALUES ('cccccccccc22', {i}, zeroblob(5000000))", Token);
            }

            log.Refresh();
            Assert.True(log.Length > SqlitePragmas.JournalLimitBytes, $"{log.Length} bytes: the reader should have held the log");
            await ScalarAsync(reader, "ROLLBACK");
        }

        await Eventually.Is(
            async () =>
            {
                await context.Database.ExecuteSqlRawAsync("UPDATE ActivityMinutes SET Samples = zeroblob(100)", Token);
                log.Refresh();
                return !log.Exists || log.Length <= SqlitePragmas.JournalLimitBytes;
            },
            TimeSpan.FromSeconds(180),
            "the log is cut");
    }

    /// <summary>The short form; the long one (five minutes) is the same with another number.</summary>
    [Fact]
    public async Task Eight_writers_beside_eight_long_readers_save_everything()
    {
        const int Writers = 8;
        const int Saves = 6;
        await (await MadeAsync()).DisposeAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReadOnAsync(stop.Token), Token)).ToArray();
        var slowest = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(Saves), Token)));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        await using var context = Context();
        Assert.Equal(Writers * Saves, await context.Incidents.CountAsync(Token));
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {Writers * Saves} saves, the slowest took {slowest.Max().TotalMilliseconds:0} ms");
    }

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("smb2", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("ext4", false)]
    [InlineData("btrfs", false)]
    [InlineData("overlayfs", false)]
    [InlineData("tmpfs", false)]
    [InlineData("fuseblk", false)]
    public void A_network_file_system_is_known_by_its_name(string kind, bool network) => Assert.Equal(network, NetworkFileSystem.IsNetwork(kind));

    [Fact]
    public async Task Where_wal_cannot_be_relied_on_the_file_is_brought_to_the_rollback_journal()
    {
        await (await MadeAsync()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        await DatabaseStartup.SetJournalAsync(layout.AppDatabase, "DELETE", Token);
        await using var context = Context();
        Assert.Equal("delete", await PragmaAsync(context, "journal_mode"));
        context.Incidents.Add(New());
        await context.SaveChangesAsync(Token);
    }

    private static Incident New() => new()
    {
        CameraId = Camera,
        StartAt = TimeProvider.System.GetUtcNow(),
        EvidenceAt = TimeProvider.System.GetUtcNow(),
        Severity = Severity.Danger,
        Category = IncidentCategory.Fall,
        Source = IncidentSource.Zone,
        Confidence = 0.5,
    };

    private static async Task<string?> PragmaAsync(DailyCamDbContext context, string name)
    {
        await context.Database.OpenConnectionAsync(Token);
        return await ScalarAsync((SqliteConnection)context.Database.GetDbConnection(), $"PRAGMA {name}");
    }

    private static async Task<string?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(Token))?.ToString();
    }

    private async Task<TimeSpan> WriteAsync(int saves)
    {
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < saves; i++)
        {
            await using var context = Context();
            context.Incidents.Add(New());
            context.CameraSwitches.Add(new CameraSwitch { CameraId = Camera, At = TimeProvider.System.GetUtcNow() });
            var watch = Stopwatch.StartNew();
            await context.SaveChangesAsync(Token);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        return slowest;
    }

    /// <summary>Holds one read transaction after the other, each over several queries.</summary>
    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var connection = new SqliteConnection(AppDatabase.ConnectionString(layout.AppDatabase));
            await connection.OpenAsync(Token);
            await ScalarAsync(connection, "BEGIN DEFERRED");
            for (var i = 0; i < 20; i++)
            {
                await ScalarAsync(connection, "SELECT count(*) FROM Incidents WHERE StartAt > 0");
                await Task.Yield();
            }

            await ScalarAsync(connection, "ROLLBACK");
        }
    }

    private async Task<DailyCamDbContext> MadeAsync(bool migrated = true)
    {
        await DatabaseStartup.SetJournalAsync(layout.AppDatabase, "WAL", Token);
        var context = Context();
        if (migrated)
        {
            await context.Database.MigrateAsync(Token);
        }

        return context;
    }

    private DailyCamDbContext Context()
    {
        var options = new DbContextOptionsBuilder<DailyCamDbContext>();
        options.UseAppDatabase(layout);
        return new DailyCamDbContext(options.Options);
    }
}
