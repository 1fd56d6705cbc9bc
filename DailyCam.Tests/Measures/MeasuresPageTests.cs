using DailyCam.Core.Cameras;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Measures;

[Trait(Suites.Key, Suites.Slow)]
public sealed class MeasuresPageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    private static readonly ViewerSetting[] Viewers = [new("ko", Dark: true, Phone: true), new("en")];

    [Fact]
    public async Task A_day_is_plotted_can_be_read_by_keyboard_and_as_a_table_and_says_what_to_change()
    {
        var product = await fixture.CleanAsync();
        // Nobody answers at this address: the rows alone are what the page shows.
        var camera = await product.Api.AddRtspCameraAsync("거실", "rtsp://127.0.0.1:9/main", new { recording = false, detection = false, analysis = false });

        // Noon of a day that is over everywhere, so that neither midnight nor the viewer's zone comes into it.
        var newest = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-3).AddHours(12), TimeSpan.Zero);
        await FillAsync(product, new CameraId(camera), newest);
        foreach (var viewer in Viewers)
        {
            await using var page = await fixture.Browser.OpenAsync(product, viewer);
            await page.GoAsync($"cameras/{camera}/measures?date={newest:yyyy-MM-dd}");
            await Assertions.Expect(page.Page.Locator(".measures-figures[data-state=ready]")).ToBeAttachedAsync(new() { Timeout = Patience });
            Assert.Equal(7, await page.Page.Locator(".measures-plot canvas").CountAsync());
            await page.ScreenshotAsync("measures", fullPage: true);
            await page.AssertNoSidewaysScrollAsync();

            var slider = page.Page.Locator("#measures-moment");
            await slider.FocusAsync();
            var before = await slider.GetAttributeAsync("aria-valuetext");
            Assert.Contains("15", before, StringComparison.Ordinal);
            await page.Page.Keyboard.PressAsync("ArrowLeft");
            Assert.NotEqual(before, await slider.GetAttributeAsync("aria-valuetext"));
            await page.Page.Locator(".measures-table summary").ClickAsync();
            await Assertions.Expect(page.Page.Locator(".measures-table tbody tr").First).ToBeVisibleAsync(new() { Timeout = Patience });
            await page.ScreenshotAsync("measures-table", fullPage: true);
            await page.AssertNoSidewaysScrollAsync();
            Assert.Empty(await page.AxeFindingsAsync());

            await page.GoAsync($"cameras/{camera}/measures?date={newest.AddDays(-5):yyyy-MM-dd}");
            await Assertions.Expect(page.Page.Locator(".measures-empty")).ToBeVisibleAsync(new() { Timeout = Patience });
            await page.ScreenshotAsync("measures-empty");
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task The_overlay_of_the_live_player_shows_what_the_server_measures_and_the_page_what_to_change()
    {
        var product = await fixture.CleanAsync();
        var camera = await product.Api.AddDemoCameraAsync("Demo");
        await product.Api.LiveAsync(camera);
        await using var page = await fixture.Browser.OpenAsync(product, new ViewerSetting());
        await page.GoAsync($"live/{camera}");
        await page.PlayingAsync();
        await page.Page.Keyboard.PressAsync("i");
        await Assertions.Expect(page.Page.Locator(".dcp-stats")).ToContainTextAsync("Between key frames", new() { Timeout = Patience });
        await Assertions.Expect(page.Page.Locator(".dcp-stats")).ToContainTextAsync("2.0 s", new() { Timeout = Patience });
        await page.ScreenshotAsync("live-stats");
        page.AssertNoComplaints();

        var quiet = await product.Api.AddRtspCameraAsync("거실", "rtsp://127.0.0.1:9/main", new { recording = false, detection = false, analysis = false });
        var now = TimeProvider.System.GetUtcNow();
        await FillAsync(product, new CameraId(quiet), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
        await page.GoAsync($"cameras/{quiet}");
        await Assertions.Expect(page.Page.Locator("[data-advice=KeyFramesFar]")).ToContainTextAsync("10 seconds", new() { Timeout = Patience });
        await page.ScreenshotAsync("camera-advice", fullPage: true);
    }

    /// <summary>Six hours with a hole and a troubled hour.</summary>
    private static async Task FillAsync(ProductProcess product, CameraId camera, DateTimeOffset newest)
    {
        await using var context = product.OpenDatabase();
        context.AddRange(Enumerable.Range(0, 360).Where(static i => i is < 100 or > 130).Select(i =>
            MeasuredMinutes.Good(camera, newest.AddMinutes(-i), keyIntervalMilliseconds: 10_000, share: i is > 200 and < 260 ? 0.6 + (i % 7 * 0.05) : 1)));
        await context.SaveChangesAsync();
    }
}
