using System.Globalization;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>The main path as a parent goes it: an RTSP camera added on the page, seen live, recorded, examined by a job, found again on the timeline.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class RtspJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const float TestLimit = 30_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Examined = TimeSpan.FromSeconds(150);

    // What vision saw of a minute is written when the minute is over; the job begins after that.
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["DailyCam__Archive__SegmentLength"] = "00:01:00",
        ["DailyCam__Analysis__RegisterDelay"] = "00:00:15",
        ["DailyCam__Analysis__SweepInterval"] = "00:00:02",
    };

    [Fact]
    public async Task A_camera_added_on_the_page_is_seen_live_recorded_examined_and_found_on_the_timeline_on_desktop_and_phone()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var product = await ProductProcess.StartAsync(Settings);
        await using var desktop = await browser.OpenAsync(product, new ViewerSetting("en"));
        await using var phone = await browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));

        var camera = await AddOnPageAsync(product, desktop, lab.Main);
        foreach (var window in new[] { desktop, phone })
        {
            await SeeLiveAsync(window, camera);
        }

        var segment = await ExaminedSegmentAsync(product, camera);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: {Seconds(segment)} s segment examined: {segment.GetProperty("state").GetString()}, \"{segment.GetProperty("summary").GetString()}\"");
        foreach (var window in new[] { desktop, phone })
        {
            await SeeTimelineAsync(window, camera);
            window.AssertNoComplaints("503");
        }
    }

    private static async Task<string> AddOnPageAsync(ProductProcess product, ProductPage window, string url)
    {
        var page = window.Page;
        await window.GoAsync("cameras/new");
        await page.Locator("label.kind:has(input[value=Rtsp])").ClickAsync();
        await page.FillAsync("#url", url);
        await page.FillAsync("#name", "Nursery 아기방");
        await page.Locator(".test .run").ClickAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToHaveTextAsync("Everything works.", new() { Timeout = TestLimit });
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await window.ScreenshotAsync("journey-1-tested", fullPage: true);
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card .state.good")).ToBeVisibleAsync(new() { Timeout = TestLimit });
        var added = (await product.Api.GetAsync("cameras")).GetProperty("items")[0];
        Assert.Equal("Nursery 아기방", added.GetProperty("name").GetString());
        return added.GetProperty("id").GetString()!;
    }

    private static async Task SeeLiveAsync(ProductPage window, string camera)
    {
        await window.GoAsync($"live/{camera}");
        var video = await window.PlayingAsync();
        Assert.Equal((1280, 720), (video.Width, video.Height));
        await window.Page.Locator("[data-state='live']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("journey-2-live");
    }

    /// <summary>The first segment that a job has examined, with words about it.</summary>
    private static async Task<JsonElement> ExaminedSegmentAsync(ProductProcess product, string camera)
    {
        JsonElement? found = null;
        await Eventually.Is(
            async () =>
            {
                var segments = (await product.Api.GetAsync($"segments?camera={camera}")).GetProperty("items").EnumerateArray();
                found = segments.Where(static segment => segment.GetProperty("state").GetString() is "analysed" or "filtered").Cast<JsonElement?>().FirstOrDefault();
                return found is not null;
            },
            Examined,
            "a segment is examined");

        // Its words are stored first, then its job is over.
        await Eventually.Is(async () => (await product.Api.GetAsync("jobs?state=done")).GetProperty("items").GetArrayLength() > 0, Soon, "its job is done");
        return (await product.Api.GetAsync($"segments/{found!.Value.GetProperty("id").GetString()}"));
    }

    private static async Task SeeTimelineAsync(ProductPage window, string camera)
    {
        var page = window.Page;
        await window.GoAsync($"timeline?camera={camera}");
        var bar = page.Locator(".timeline-bar");
        await page.Locator(".timeline-bar[data-state='ready']").WaitForAsync();
        await Assertions.Expect(page.Locator(".coverage-list li").First).ToBeVisibleAsync();

        // End leads to the newest recording's first second; a little later, which is higher on an upright bar and further right on one that lies, is recorded too.
        await page.Locator(".timeline-track").PressAsync("End");
        var track = (await page.Locator(".timeline-track").BoundingBoxAsync())!;
        var cursor = (await page.Locator(".timeline-cursor").BoundingBoxAsync())!;
        var (x, y) = track.Height > track.Width ? (track.X + (track.Width / 4), cursor.Y - 5) : (cursor.X + 6, track.Y + (track.Height * 3 / 4));
        await page.Mouse.ClickAsync(x, y);
        await window.PlayingAsync();
        await Eventually.Gives(() => bar.GetAttributeAsync("data-playing"), Soon, "the bar says what it plays");

        // A mouse that passes over what is recorded sees it, without a press.
        await page.Mouse.MoveAsync(x + 1, y - 1);
        await Assertions.Expect(page.Locator(".timeline-preview img")).ToBeVisibleAsync(new() { Timeout = (float)Soon.TotalMilliseconds });
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("journey-3-timeline", fullPage: true);
    }

    private static string Seconds(JsonElement segment) =>
        (segment.GetProperty("endAt").GetDateTimeOffset() - segment.GetProperty("startAt").GetDateTimeOffset()).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
