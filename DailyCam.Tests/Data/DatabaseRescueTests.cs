using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>A start on a database that is damaged: the process comes up, the cameras are known, nothing is deleted.</summary>
public sealed class DatabaseRescueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_database_is_set_aside_and_the_newest_backup_takes_its_place_with_the_cameras_of_today()
    {
        using var folder = new TemporaryFolder();
        await using (var first = Product(folder))
        {
            var store = first.Services.GetRequiredService<CameraStore>();
            await AddAsync(store, "yesterday");
            Assert.NotNull((await first.Services.GetRequiredService<DatabaseBackups>().MakeAsync(null, Token)).Path);
            await AddAsync(store, "today");
            await first.Services.GetRequiredService<CameraCopy>().WriteAsync(await store.ListAsync(Token), Token);
        }

        Damage.Flip(folder.File("app.db"));
        await using var again = Product(folder);
        Assert.Equal(["yesterday", "today"], (await again.Services.GetRequiredService<CameraStore>().ListAsync(Token)).Select(static camera => camera.Name));
        var board = again.Services.GetRequiredService<DatabaseBoard>();
        Assert.NotNull(board.Rescue?.BackupAt);
        Assert.True(File.Exists(board.Rescue.Aside));
        Assert.Equal(DatabaseTrouble.None, board.Trouble);
        Assert.NotNull(again.Services.GetRequiredService<JobEngine>().Scheduler);
        using var admin = await again.SignedInAsync();
        Assert.Contains("database-notice", await admin.GetStringAsync(new Uri("/cameras", UriKind.Relative), Token), StringComparison.Ordinal);
        board.Read();
        Assert.DoesNotContain("database-notice", await admin.GetStringAsync(new Uri("/cameras", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_without_a_backup_gives_way_to_a_new_one_that_knows_the_cameras()
    {
        using var folder = new TemporaryFolder();
        await using (var first = Product(folder))
        {
            var store = first.Services.GetRequiredService<CameraStore>();
            await AddAsync(store, "거실");
            await first.Services.GetRequiredService<CameraCopy>().WriteAsync(await store.ListAsync(Token), Token);
        }

        // Not even its first page is left.
        await File.WriteAllBytesAsync(folder.File("app.db"), new byte[20_000], Token);
        await using var again = Product(folder);
        Assert.Equal(["거실"], (await again.Services.GetRequiredService<CameraStore>().ListAsync(Token)).Select(static camera => camera.Name));
        var note = again.Services.GetRequiredService<DatabaseBoard>().Rescue;
        Assert.NotNull(note);
        Assert.Null(note.BackupAt);
        Assert.Single(Directory.EnumerateFiles(folder.Path, "app.db.damaged-*"), path => path == note.Aside);
        using var admin = await again.SignedInAsync();
    }

    [Fact]
    public async Task A_consent_that_was_withdrawn_since_the_backup_does_not_come_back_with_it_and_the_ledger_has_a_gap()
    {
        using var folder = new TemporaryFolder();
        CameraId camera;
        await using (var first = Product(folder))
        {
            var store = first.Services.GetRequiredService<CameraStore>();
            camera = (await AddAsync(store, "거실")).Camera!.Id;
            var consents = first.Services.GetRequiredService<ConsentStore>();
            Assert.Null(await consents.GiveAsync(camera, AnalyzerNames.Vertex, "엄마", Token));
            Assert.NotNull((await first.Services.GetRequiredService<DatabaseBackups>().MakeAsync(null, Token)).Path);
            await consents.WithdrawAsync(camera, AnalyzerNames.Vertex, "아빠", Token);
            await first.Services.GetRequiredService<CameraCopy>().WriteAsync(await store.ListAsync(Token), Token);
        }

        Damage.Flip(folder.File("app.db"));
        await using (var again = Product(folder))
        {
            var consents = again.Services.GetRequiredService<ConsentStore>();
            Assert.Null(await consents.FindAsync(camera, AnalyzerNames.Vertex, Token));
            var ended = Assert.Single(await consents.HistoryAsync(camera, Token));
            var gap = Assert.Single(await again.Services.GetRequiredService<LedgerReader>().GapsAsync(Token));
            Assert.Equal(ended.WithdrawnAt, gap.ToAt);
            Assert.True(gap.FromAt is null || gap.FromAt < gap.ToAt);

            // The family is asked anew, once.
            Assert.Null(await consents.GiveAsync(camera, AnalyzerNames.Vertex, "엄마", Token));
        }

        await using var third = Product(folder);
        Assert.NotNull(await third.Services.GetRequiredService<ConsentStore>().FindAsync(camera, AnalyzerNames.Vertex, Token));
        Assert.Single(await third.Services.GetRequiredService<LedgerReader>().GapsAsync(Token));
    }

    [Fact]
    public async Task The_copy_of_the_cameras_holds_no_password_in_the_clear_and_is_for_its_owner_only()
    {
        using var folder = new TemporaryFolder();
        await using var product = Product(folder);
        var secrets = product.Services.GetRequiredService<ISecretBox>();
        var copy = product.Services.GetRequiredService<CameraCopy>();
        var cameras = FirstVersionHome.Cameras(secrets.Seal);
        await copy.WriteAsync(cameras, Token);
        var text = await File.ReadAllTextAsync(folder.File("cameras.json"), Token);
        Assert.DoesNotContain("p@ss", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("cameras.json")));
        }

        var read = await copy.ReadAsync(Token);
        Assert.Equivalent(cameras, read);
    }

    [Fact]
    public void Ballast_is_made_where_there_is_room_given_free_on_a_full_disk_and_made_again()
    {
        const long Megabyte = 1024 * 1024;
        using var folder = new TemporaryFolder();
        var layout = new DataLayout(Options.Create(new DailyCamOptions { DataPath = folder.Path }));
        using var ballast = new Holder(layout);
        ballast.Loop.Look(10_000 * Megabyte);
        Assert.Equal(2 * Megabyte, new FileInfo(layout.Ballast).Length);
        ballast.Loop.Look(100 * Megabyte);
        Assert.True(File.Exists(layout.Ballast));
        ballast.Loop.Look(3 * Megabyte);
        Assert.False(File.Exists(layout.Ballast));
        ballast.Loop.Look(100 * Megabyte);
        Assert.False(File.Exists(layout.Ballast));
        ballast.Loop.Look(10_000 * Megabyte);
        Assert.True(File.Exists(layout.Ballast));
    }

    [Fact]
    public async Task A_full_database_is_said_and_the_first_write_that_goes_through_takes_it_back()
    {
        using var folder = new TemporaryFolder();
        await using var product = Product(folder);
        var board = product.Services.GetRequiredService<DatabaseBoard>();
        await using var context = await product.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        await context.Database.OpenConnectionAsync(Token);
        await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count=1", Token);
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync("INSERT INTO ActivityMinutes VALUES ('cccccccccc22', 1, zeroblob(5000000))", Token));
        Assert.Equal(DatabaseTrouble.Full, board.Trouble);
        await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count=1000000", Token);
        await context.Database.ExecuteSqlRawAsync("INSERT INTO ActivityMinutes VALUES ('cccccccccc22', 1, zeroblob(5000000))", Token);
        Assert.Equal(DatabaseTrouble.None, board.Trouble);
    }

    [Fact]
    public async Task A_start_without_a_clock_and_without_its_database_goes_on_from_when_the_cameras_were_last_written()
    {
        using var folder = new TemporaryFolder();
        var written = new DateTimeOffset(2026, 11, 20, 9, 58, 51, TimeSpan.Zero);
        await File.WriteAllTextAsync(folder.File("cameras.json"), "[]", Token);
        File.SetLastWriteTimeUtc(folder.File("cameras.json"), written.UtcDateTime);

        // The file's disk is away, and its mount point stands there instead.
        Directory.CreateDirectory(folder.File("app.db"));
        var clock = new StandInClock(OffsetTimeProvider.Unset());
        await using var product = Product(folder, services => services.AddSingleton(clock));
        Assert.NotEqual(DatabaseTrouble.None, product.Services.GetRequiredService<DatabaseBoard>().Trouble);
        Assert.InRange(clock.GetUtcNow(), written, written.AddMinutes(5));
    }

    private static DailyCamAppFactory Product(TemporaryFolder folder, Action<IServiceCollection>? configure = null)
    {
        var factory = new DailyCamAppFactory { Settings = new() { ["DailyCam:DataPath"] = folder.Path, ["DailyCam:Database:StartCheckLimit"] = "00:01:00" }, ConfigureServices = configure };
        _ = factory.Services; // Starts it.
        return factory;
    }

    private static Task<CameraOutcome> AddAsync(CameraStore store, string name) =>
        store.AddAsync(new CameraDraft { Name = name, Source = new SourceDraft { Kind = SourceKind.Demo } }, Token);

    private sealed class Holder(DataLayout layout) : IDisposable
    {
        public DiskBallast Loop { get; } = new(layout, Options.Create(new DatabaseOptions { BallastMegabytes = 2 }), TimeProvider.System, NullLogger<DiskBallast>.Instance);

        public void Dispose() => File.Delete(layout.Ballast);
    }
}
