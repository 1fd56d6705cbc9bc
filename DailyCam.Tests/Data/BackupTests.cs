using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new(Start);
    private readonly DatabaseOptions options = new() { KeepBackups = 2 };
    private readonly DatabaseBackups backups;

    public BackupTests() => backups = new DatabaseBackups(database.Layout, Options.Create(options), clock, NullLogger<DatabaseBackups>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_backup_of_a_database_in_use_holds_what_was_committed_and_is_for_its_owner_only()
    {
        await AddCameraAsync("거실");
        await using var writer = database.CreateDbContext();
        await using var open = await writer.Database.BeginTransactionAsync(Token);
        writer.Cameras.Add(New("not committed"));
        await writer.SaveChangesAsync(Token);

        var made = await backups.MakeAsync(null, Token);

        Assert.NotNull(made.Path);
        Assert.Equal("dailycam-20261120T120000Z.db", Path.GetFileName(made.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.Path));
        }

        Assert.Equal(["거실"], Names(made.Path));
        Assert.Single(Directory.EnumerateFiles(backups.Folder));
    }

    [Fact]
    public async Task Only_the_newest_backups_are_kept()
    {
        for (var night = 0; night < 4; night++)
        {
            Assert.NotNull((await backups.MakeAsync(null, Token)).Path);
            backups.Prune();
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([Start.AddDays(3), Start.AddDays(2)], backups.List().Select(static file => file.MadeAt));
    }

    [Fact]
    public async Task A_damaged_backup_is_passed_over_for_the_one_before()
    {
        var older = await backups.MakeAsync(null, Token);
        clock.Advance(TimeSpan.FromDays(1));
        var newer = await backups.MakeAsync(null, Token);
        Damage.Flip(newer.Path!);
        Assert.Equal(older.Path, (await backups.NewestWholeAsync(Token))?.Path);
    }

    [Fact]
    public async Task Where_a_backup_cannot_be_written_the_outcome_says_so_and_leaves_nothing()
    {
        var file = Path.Combine(database.Layout.Root, "a-file");
        await File.WriteAllTextAsync(file, "no folder", Token);
        var made = await backups.MakeAsync(Path.Combine(file, "below"), Token);
        Assert.Null(made.Path);
        Assert.NotEmpty(made.Detail);
    }

    [Theory]
    [InlineData("2026-11-20T12:00:00Z", "2026-11-20T11:00:00Z", "15:30:00")] // 12:00 UTC; the next 03:30 UTC
    [InlineData("2026-11-20T03:29:00Z", "2026-11-19T03:30:00Z", "00:01:00")]
    [InlineData("2026-11-20T12:00:00Z", "2026-11-18T03:30:00Z", "00:10:00")] // a night was missed
    public async Task The_next_backup_is_due_at_its_time_of_night_or_soon_after_a_missed_one(string now, string newest, string wait)
    {
        clock.Advance(DateTimeOffset.Parse(newest, null) - Start > TimeSpan.Zero ? DateTimeOffset.Parse(newest, null) - Start : TimeSpan.Zero);
        var made = await backups.MakeAsync(null, Token);
        File.Move(made.Path!, Path.Combine(backups.Folder, $"dailycam-{DateTimeOffset.Parse(newest, null):yyyyMMdd'T'HHmmss'Z'}.db"), overwrite: true);
        var loop = new BackupLoop(backups, new DatabaseBoard(), new BackupBoard(), Options.Create(options), clock, NullLogger<BackupLoop>.Instance);
        Assert.Equal(TimeSpan.Parse(wait, null), loop.UntilNext(DateTimeOffset.Parse(now, null)));
    }

    /// <summary>The first page says it until one succeeds.</summary>
    [Fact]
    public async Task A_backup_that_fails_is_remembered_from_the_first_one_until_one_succeeds()
    {
        var board = new BackupBoard();
        options.BackupPath = Path.Combine(database.Layout.Root, "a-file");
        await File.WriteAllTextAsync(options.BackupPath, "no folder", Token);
        var loop = new BackupLoop(backups, new DatabaseBoard(), board, Options.Create(options), clock, NullLogger<BackupLoop>.Instance);
        Assert.Null(board.FailedSince);
        Assert.False(await loop.MakeAsync(Token));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await loop.MakeAsync(Token));
        Assert.Equal(Start, board.FailedSince);

        options.BackupPath = string.Empty;
        Assert.True(await loop.MakeAsync(Token));
        Assert.Null(board.FailedSince);
    }

    [Fact]
    public async Task A_restore_puts_the_backup_in_place_and_keeps_what_was_there()
    {
        await AddCameraAsync("before");
        var made = await backups.MakeAsync(null, Token);
        await AddCameraAsync("after");
        SqliteConnection.ClearAllPools();

        var restored = await new DatabaseRestore(database.Layout, database, clock).RunAsync(made.Path!, Token);

        Assert.Equal(database.Layout.AppDatabase, restored.Path);
        Assert.Equal(["before"], Names(database.Layout.AppDatabase));
        var kept = Directory.EnumerateFiles(database.Layout.Root, "app.db.before-restore-*").Single(static path => path.EndsWith('Z'));
        Assert.Equal(["after", "before"], Names(kept));
    }

    [Fact]
    public async Task The_start_after_a_restore_ends_every_consent_and_notes_what_the_ledger_may_lack()
    {
        await using (var context = database.CreateDbContext())
        {
            context.Consents.Add(new Consent { CameraId = CameraId.New(), Analyzer = "vertex", TextVersion = "vertex-1", GivenAt = Start, GivenBy = "엄마" });
            await context.SaveChangesAsync(Token);
        }

        var made = await backups.MakeAsync(null, Token);
        SqliteConnection.ClearAllPools();
        Assert.NotNull((await new DatabaseRestore(database.Layout, database, clock).RunAsync(made.Path!, Token)).Path);

        // A restore that was interrupted is settled all the same, and only once.
        await using var restored = database.CreateDbContext();
        Assert.True(await ReplacedDatabase.SettleAsync(restored, database.Layout, Start.AddDays(1), Token));
        Assert.False(await ReplacedDatabase.SettleAsync(restored, database.Layout, Start.AddDays(2), Token));
        Assert.Equal(Start.AddDays(1), (await restored.Consents.AsNoTracking().SingleAsync(Token)).WithdrawnAt);
        Assert.Equal(Start.AddDays(1), (await restored.LedgerGaps.AsNoTracking().SingleAsync(Token)).ToAt);
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_running_DailyCam_nor_from_a_file_that_is_no_backup_or_newer_than_this_version()
    {
        var restore = new DatabaseRestore(database.Layout, database, clock);
        var made = await backups.MakeAsync(null, Token);
        using (ProcessLock.TryTake(database.Layout))
        {
            Assert.Contains("running", (await restore.RunAsync(made.Path!, Token)).Detail, StringComparison.Ordinal);
        }

        var other = Path.Combine(database.Layout.Root, "holiday.mp4");
        await File.WriteAllTextAsync(other, "not a database at all, but long enough to be looked at as one", Token);
        Assert.Contains("damaged", (await restore.RunAsync(other, Token)).Detail, StringComparison.Ordinal);
        Assert.Contains("no file", (await restore.RunAsync(other + "x", Token)).Detail, StringComparison.Ordinal);

        await using (var connection = SqlText.Open(made.Path!))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')";
            await command.ExecuteNonQueryAsync(Token);
        }

        Assert.Contains("newer DailyCam", (await restore.RunAsync(made.Path!, Token)).Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(database.Layout.Root, "*.before-restore-*"));
    }

    private static Camera New(string name) => new() { Name = name, Source = new CameraSource { Kind = SourceKind.Demo } };

    private static IReadOnlyList<string> Names(string path)
    {
        using var context = new DailyCamDbContext(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={path};Pooling=False").Options);
        return [.. context.Cameras.Select(static camera => camera.Name).AsEnumerable().Order(StringComparer.Ordinal)];
    }

    private async Task AddCameraAsync(string name)
    {
        await using var context = database.CreateDbContext();
        context.Cameras.Add(New(name));
        await context.SaveChangesAsync(Token);
    }
}
