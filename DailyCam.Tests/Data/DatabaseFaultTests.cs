using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>The built product with a database that is locked or damaged: the camera is watched and recorded, and it comes right by itself.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class DatabaseFaultTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Longer than a save waits for a lock, so that saves really fail.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(13);

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = "00:00:10" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recording_and_live_go_on_while_the_database_is_locked_and_while_it_is_damaged_and_the_next_start_brings_the_backup_back()
    {
        await using var product = await ProductProcess.StartAsync(Settings);
        var camera = await product.Api.AddDemoCameraAsync("거실", new { detection = false });
        await product.Api.LiveAsync(camera);
        using var browser = await product.SignedInBrowserAsync();
        var database = Path.Combine(product.DataPath, "app.db");

        // Locked against writers and readers, longer than a save waits.
        await using (var holder = SqlText.Open(database))
        {
            await ExecuteAsync(holder, "BEGIN EXCLUSIVE");
            await GoesOnAsync(product, browser, camera, Held);
        }

        await Eventually.Is(async () => await SegmentsAsync(database) >= 2, Soon, "the rows of the locked time are written");

        // While it runs: a backup can be made, and nothing can be restored.
        var (made, said) = await product.CommandAsync("backup");
        Assert.True(made == 0, string.Join('\n', said));
        var backup = Assert.Single(Directory.EnumerateFiles(Path.Combine(product.DataPath, "backups"), "*.db"));
        var (refused, why) = await product.CommandAsync("restore", backup);
        Assert.Equal(1, refused);
        Assert.Contains(why, static line => line.Contains("is running", StringComparison.Ordinal));

        await CheckpointAsync(database);
        Damage.Flip(database);
        await GoesOnAsync(product, browser, camera, TimeSpan.FromSeconds(5));
        await product.Kill9Async();

        // The token of the administrator comes out of the backup, and so does everything else.
        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        Damage.Flip(database);
        await product.StartAgainAsync();
        await product.Api.LiveAsync(camera);
        Assert.Contains("거실", (await product.Api.GetAsync("cameras")).GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(product.DataPath, "app.db.damaged-*"));
        await Eventually.Is(async () => await SegmentsAsync(database) >= 2, Soon, "recordings without a row are taken in again");
    }

    [Fact]
    public async Task A_start_on_a_locked_database_records_the_cameras_that_were_last_known()
    {
        await using var product = await ProductProcess.StartAsync(Settings);
        var camera = await product.Api.AddDemoCameraAsync("Demo", new { detection = false });
        await product.Api.LiveAsync(camera);
        await Eventually.Is(() => File.Exists(Path.Combine(product.DataPath, "cameras.json")), Soon, "the copy of the cameras is written");
        Assert.Equal(0, await product.StopAsync());

        await using (var holder = SqlText.Open(Path.Combine(product.DataPath, "app.db")))
        {
            await ExecuteAsync(holder, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
            await product.StartAgainAsync();
            var before = ArchiveBytes(product);
            await Eventually.Is(() => ArchiveBytes(product) > before, Soon, "the camera is recorded without the database");
            using var ready = await product.Stranger.GetAsync(new Uri("readyz", UriKind.Relative), Token);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await Eventually.Is(
            async () =>
            {
                using var ready = await product.Stranger.GetAsync(new Uri("readyz", UriKind.Relative), Token);
                return ready.IsSuccessStatusCode;
            },
            Soon,
            "the database is opened when it is free");
        await product.Api.LiveAsync(camera);
    }

    [Fact]
    public async Task A_backup_is_restored_by_the_program_itself_and_a_wrong_call_is_answered_in_words()
    {
        await using var product = await ProductProcess.StartAsync();
        await product.Api.AddDemoCameraAsync("before", new { isOn = false });
        using var elsewhere = new TemporaryFolder();
        Assert.Equal(0, (await product.CommandAsync("backup", "--to", elsewhere.Path)).ExitCode);
        await product.Api.AddDemoCameraAsync("after", new { isOn = false });
        Assert.Equal(0, await product.StopAsync());

        var (restored, said) = await product.CommandAsync("restore", Directory.EnumerateFiles(elsewhere.Path).Single());
        Assert.True(restored == 0, string.Join('\n', said));
        await product.StartAgainAsync();
        Assert.Equal(["before"], (await product.Api.GetAsync("cameras")).GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("name").GetString()));

        var (wrong, words) = await product.CommandAsync("bakcup");
        Assert.Equal(2, wrong);
        Assert.Contains(words, static line => line.Contains("is no command", StringComparison.Ordinal));
        Assert.DoesNotContain(words, static line => line.Contains("   at ", StringComparison.Ordinal));
    }

    /// <summary>New parts in the live playlist and new bytes in the archive, from beginning to end of the time.</summary>
    private static async Task GoesOnAsync(ProductProcess product, HttpClient browser, string camera, TimeSpan during)
    {
        var until = TimeProvider.System.GetUtcNow() + during;
        do
        {
            var (bytes, playlist) = (ArchiveBytes(product), await PlaylistAsync(browser, camera));
            await Eventually.Is(() => ArchiveBytes(product) > bytes, TimeSpan.FromSeconds(20), "the archive grows");
            await Eventually.Is(async () => await PlaylistAsync(browser, camera) != playlist, TimeSpan.FromSeconds(20), "the live playlist moves on");
        }
        while (TimeProvider.System.GetUtcNow() < until);
    }

    /// <summary>As a page does that was open before: by its cookie, without asking for anything but the picture.</summary>
    private static async Task<string> PlaylistAsync(HttpClient browser, string camera)
    {
        using var answer = await browser.GetAsync(new Uri($"api/v1/cameras/{camera}/live/index.m3u8", UriKind.Relative), Token);
        Assert.True(answer.IsSuccessStatusCode, $"the playlist gave {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static long ArchiveBytes(ProductProcess product)
    {
        var archive = new DirectoryInfo(Path.Combine(product.DataPath, "archive"));
        return archive.Exists ? archive.EnumerateFiles("*.mp4", SearchOption.AllDirectories).Sum(static file => Length(file)) : 0;
    }

    /// <summary>A file may get its final name while it is looked at.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Everything into the file itself, so that the damage is not hidden by the log.</summary>
    private static async Task CheckpointAsync(string database)
    {
        await using var connection = SqlText.Open(database);
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<long> SegmentsAsync(string database)
    {
        await using var connection = SqlText.Open(database);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM ArchiveSegments";
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    private static async Task ExecuteAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
