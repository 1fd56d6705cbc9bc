using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>The disk under the databases is full while the recordings lie on another one.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class FullDataDiskTests
{
    private const string Notice = "class=\"database-notice\"";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Recording_to_another_disk_goes_on_the_page_says_so_and_it_recovers_when_there_is_room_again()
    {
        await using var disk = await DiskLab.StartAsync();
        using var archive = new TemporaryFolder();
        await using var camera = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__DataPath"] = Path.Combine(disk.Bare, "data"),
            ["DailyCam__ArchivePath"] = archive.Path,
            ["DailyCam__Archive__SegmentLength"] = "00:00:10",
            ["DailyCam__Database__BallastMegabytes"] = "0",
        },
        within: disk.Within);
        var id = await product.Api.AddRtspCameraAsync("Camera", camera.Url, new { analysis = false, detection = false });
        await product.Api.LiveAsync(id);
        using var browser = await product.SignedInBrowserAsync();
        Assert.DoesNotContain(Notice, await PageAsync(browser), StringComparison.Ordinal);
        await using var witness = await Witness.StartAsync(camera);

        await disk.FillAsync();
        var names = 0;
        await Eventually.Is(
            async () =>
            {
                // Until the log of the database has no room left either.
                using var refused = await product.Api.RawAsync(HttpMethod.Post, "cameras", Camera($"{names++}"));
                return (await PageAsync(browser)).Contains(Notice, StringComparison.Ordinal);
            },
            Soon,
            "a page says that the disk of the database is full");
        var full = TimeProvider.System.GetUtcNow();
        await Task.Delay(Full, TimeProvider.System, TestContext.Current.CancellationToken);
        await RecordedAsync(product, id, full + Full);

        await disk.MakeRoomAsync();
        await Eventually.Is(async () => !(await PageAsync(browser)).Contains(Notice, StringComparison.Ordinal), Soon, "the page has nothing more to say");
        using (var taken = await product.Api.RawAsync(HttpMethod.Post, "cameras", Camera("after")))
        {
            Assert.True(taken.IsSuccessStatusCode, $"a change gave {(int)taken.StatusCode} when there was room again");
        }

        var seen = await witness.StopAsync();
        await RecordedAsync(product, id, camera.TakenAt(seen.Max()).AddSeconds(2));
        Assert.Equal(0, await product.StopAsync());
        var lost = seen.Except(await ArchiveNumbers.OfAsync(archive.Path)).Order().ToList();
        var files = ArchiveNumbers.Files(archive.Path).Count;
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Path.Combine(disk.Path, "data"), "app.db*"))
        {
            File.Copy(file, copy.File(Path.GetFileName(file)));
        }

        await using var database = new SqliteConnection($"Data Source={copy.File("app.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = database.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM ArchiveSegments";
        var rows = (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {names} changes until the disk was full; {files} files, {rows} rows; {lost.Count} of the witness's {seen.Count} pictures lost");
        Assert.NotEmpty(seen);
        Assert.Empty(lost);
        Assert.Equal(files, rows);
    }

    private static JsonContent Camera(string name) =>
        JsonContent.Create(new { name = $"{name} {new string('x', 40)}", source = new { kind = "demo" }, isOn = false });

    private static async Task<string> PageAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"a page gave {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task RecordedAsync(ProductProcess product, string camera, DateTimeOffset after) => Eventually.Is(
        async () => await product.Api.GetAsync($"cameras/{camera}") is var state && state.GetProperty("isRecording").GetBoolean()
            && state.GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } last && last.GetDateTimeOffset() > after,
        Soon,
        "the camera is recorded");
}
