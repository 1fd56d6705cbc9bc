using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>A camera that changes its resolution in the middle of its connection, once and then again and again.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class ChangedParametersTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Small = "640x360";
    private const string Large = "1280x720";
    private const int Flaps = 10;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(40);

    /// <summary>As for a disk that fails: the aim is 2 s, a machine that decodes in software beside everything else may take longer.</summary>
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task A_new_size_begins_a_new_file_the_page_plays_on_no_picture_is_lost_and_a_camera_that_flaps_makes_few_files()
    {
        await using var camera = await NumberedCamera.StartAsync(new NumberedCameraSetup { KilobitsPerSecond = 400 });
        await using var product = await ProductProcess.StartAsync();
        var id = await product.Api.AddRtspCameraAsync("Camera", camera.Url, new { analysis = false, detection = false });
        await using var window = await browser.OpenAsync(product);
        await product.Api.LiveAsync(id);
        await window.GoAsync($"live/{id}");
        await window.PlayingAsync();
        await using var witness = await Witness.StartAsync(camera);
        await window.WatchStallsAsync();

        var before = await InitsAsync(product, id);
        await camera.OrderAsync($"size {Large}");
        await Eventually.Is(async () => await WidthOnPageAsync(window) == 1280, Soon, "the page shows the new size");
        await Eventually.Is(async () => (await NewestWidthAsync(product, id)) == 1280, Soon, "live has a header of the new size");
        for (var flap = 0; flap < Flaps + 1; flap++)
        {
            await Task.Delay(Between, TimeProvider.System, TestContext.Current.CancellationToken);
            await camera.OrderAsync($"size {(flap % 2 == 0 ? Small : Large)}");
        }

        await Eventually.Is(async () => await WidthOnPageAsync(window) == 640, Soon, "the page shows the last size");
        await Eventually.Is(async () => (await NewestWidthAsync(product, id)) == 640, Soon, "live has a header of the last size");
        await window.PlayingAsync();
        var stall = await window.WorstStallAsync();
        var seen = await witness.StopAsync();
        var state = await product.Api.GetAsync($"cameras/{id}");
        await Eventually.Is(async () => await RecordedUntilAsync(product, id) > camera.TakenAt(seen.Max()).AddSeconds(2), Soon, "what the witness saw is on the disk");
        Assert.Equal(0, await product.StopAsync());

        var archive = Path.Combine(product.DataPath, "archive");
        var files = ArchiveNumbers.Files(archive);
        var sizes = files.Select(static file => InitReader.Read(HeadOf(file)).Width).ToList();
        var lost = seen.Except(await ArchiveNumbers.OfAsync(archive)).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: {Flaps + 2} changes of size gave files of width {string.Join(", ", sizes)}; {lost.Count} of the witness's {seen.Count} pictures lost; the page stood still {stall.TotalSeconds:0.00} s at most");
        Assert.Empty(lost);
        Assert.Single(before);
        Assert.InRange(files.Count, 3, 5);
        Assert.Equal((640, 1280, 640), (sizes[0], sizes[1], sizes[^1]));
        Assert.Equal("running", state.GetProperty("state").GetString());
        Assert.DoesNotContain(product.Log, static line => line.Contains("is lost", StringComparison.Ordinal));
        Assert.InRange(stall, TimeSpan.Zero, StallLimit);
        foreach (var file in files)
        {
            Assert.Equal(InitReader.Read(HeadOf(file)).Width, await FirstPictureWidthAsync(file));
        }
    }

    private static async Task<int> WidthOnPageAsync(ProductPage window) => (await window.VideoAsync())?.Width ?? 0;

    private static async Task<DateTimeOffset> RecordedUntilAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("lastRecordedAt") is { ValueKind: System.Text.Json.JsonValueKind.String } at ? at.GetDateTimeOffset() : default;

    /// <summary>The width in the last header that the live playlist names.</summary>
    private static async Task<int> NewestWidthAsync(ProductProcess product, string camera)
    {
        using var answer = await product.Api.RawAsync(HttpMethod.Get, $"cameras/{camera}/live/{(await InitsAsync(product, camera))[^1]}");
        return answer.IsSuccessStatusCode ? InitReader.Read(await answer.Content.ReadAsByteArrayAsync()).Width : 0;
    }

    private static async Task<IReadOnlyList<string>> InitsAsync(ProductProcess product, string camera)
    {
        using var answer = await product.Api.RawAsync(HttpMethod.Get, $"cameras/{camera}/live/index.m3u8");
        Assert.True(answer.IsSuccessStatusCode, $"the live playlist gave {(int)answer.StatusCode}");
        return [.. MapLine().Matches(await answer.Content.ReadAsStringAsync()).Select(static match => match.Groups[1].Value)];
    }

    /// <summary>A file's bytes before its first fragment; the box of our own behind the moov is skipped by the reader.</summary>
    private static byte[] HeadOf(string file) => File.ReadAllBytes(file)[..4096];

    private static async Task<int> FirstPictureWidthAsync(string file)
    {
        var lines = await TestProcess.RunAsync("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "frame=width", "-read_intervals", "%+#1", "-of", "csv=p=0", file], Soon);
        return int.Parse(lines[0].TrimEnd(','), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^#EXT-X-MAP:URI=\"([^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MapLine();
}
