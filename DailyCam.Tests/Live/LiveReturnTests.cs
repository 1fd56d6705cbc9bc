using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A live page that was away for a while: in a pocket, or while its language changed.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LiveReturnTests(LivePageFixture fixture) : IClassFixture<LivePageFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait(Suites.Key, Suites.Patient)]
    public async Task A_phone_in_a_pocket_for_two_minutes_shows_now_within_seconds()
    {
        var viewer = new ViewerSetting("ko", Dark: true, Phone: true);
        await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
        await page.GoAsync($"live/{fixture.Camera}");
        await page.PlayingAsync();
        await LivePageTests.StateAsync(page, "live");
        await LivePageTests.HideAsync(page, pauseVideo: true);
        await Task.Delay(TimeSpan.FromMinutes(2), TimeProvider.System, Token);
        var watch = Stopwatch.StartNew();
        await LivePageTests.ShowAsync(page);
        await page.PlayingAsync();
        await LivePageTests.StateAsync(page, "live");
        await Eventually.Is(async () => await LivePageTests.LatencyAsync(page) is > 0 and < 6_000, Limit, "at the edge again");
        TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: hidden, live at the edge again after {watch.Elapsed.TotalSeconds:0.0} s");
        await page.ScreenshotAsync("live-back-from-pocket");
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task The_language_is_changed_while_live_and_the_picture_is_live_again_at_once()
    {
        foreach (var (viewer, other, badge) in new[] { (new ViewerSetting("ko", Dark: true, Phone: true), "en", "LIVE"), (new ViewerSetting("en"), "ko", "실시간") })
        {
            await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            await page.GoAsync($"live/{fixture.Camera}");
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            await page.Page.Locator(".account-menu summary").ClickAsync();
            var watch = Stopwatch.StartNew();
            await page.Page.Locator($".viewer-choices button[value={other}]").ClickAsync();
            await page.Page.Locator($"html[lang={other}]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = (float)Limit.TotalMilliseconds });
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: language changed, live again after {watch.Elapsed.TotalSeconds:0.0} s");
            Assert.EndsWith($"live/{fixture.Camera}", page.Page.Url, StringComparison.Ordinal);
            Assert.Contains(badge, await page.Page.Locator(".dcp-badge").InnerTextAsync(), StringComparison.Ordinal);
            await page.ScreenshotAsync("live-language-changed");
            page.AssertNoComplaints();
        }
    }
}
