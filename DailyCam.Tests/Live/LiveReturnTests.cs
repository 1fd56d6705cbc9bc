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

    /// <summary>What somebody who looks notices; the browser's own pause and play takes longer.</summary>
    private static readonly TimeSpan MostStandStill = TimeSpan.FromSeconds(0.5);

    /// <summary>Every word of the document, shown or not, that has letters, also those which are only spoken.</summary>
    private const string AllWords = """
        () => {
          const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest("script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
          const words = [];
          while (walk.nextNode()) words.push(walk.currentNode.data);
          for (const name of ["aria-label", "title", "alt", "placeholder", "aria-valuetext"])
            for (const one of document.querySelectorAll(`[${name}]`)) words.push(one.getAttribute(name));
          return [...new Set(words.map((one) => one.trim()).filter((one) => /\p{Script=Hangul}|\p{L}{3}/u.test(one)))];
        }
        """;

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
    public async Task The_language_is_changed_while_live_and_the_picture_goes_on()
    {
        foreach (var (viewer, other, badge) in new[] { (new ViewerSetting("ko", Dark: true, Phone: true), "en", "LIVE"), (new ViewerSetting("en"), "ko", "실시간") })
        {
            await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            await page.GoAsync($"live/{fixture.Camera}");
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            await Assertions.Expect(page.Page.Locator("[data-tool=clip]")).ToBeAttachedAsync();
            var before = await page.Page.EvaluateAsync<string[]>(AllWords);
            await page.Page.EvaluateAsync("() => { window.kept = document.querySelector('video'); }");
            await page.WatchStallsAsync();
            var watch = Stopwatch.StartNew();
            await ChooseAsync(page, other);
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: language changed after {watch.Elapsed.TotalSeconds:0.00} s");
            await Assertions.Expect(page.Page.Locator(".dcp-badge[data-state=live]")).ToContainTextAsync(badge);
            await Assertions.Expect(page.Page.Locator("[data-tool=clip]")).ToBeAttachedAsync();
            await page.PlayingAsync();
            Assert.True(await page.Page.EvaluateAsync<bool>("() => window.kept === document.querySelector('video')"), "another video, or another document");
            var stall = await page.WorstStallAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: the picture stood still for {stall.TotalSeconds:0.00} s at most");
            Assert.InRange(stall, TimeSpan.Zero, MostStandStill);
            Assert.DoesNotContain(before.Intersect(await page.Page.EvaluateAsync<string[]>(AllWords), StringComparer.Ordinal), IsInOneLanguage);
            Assert.EndsWith($"live/{fixture.Camera}", page.Page.Url, StringComparison.Ordinal);
            Assert.Empty(await page.AxeFindingsAsync());
            await page.ScreenshotAsync("live-language-changed");

            // The circuit goes on in it, and so does the next document.
            await page.Page.Locator(".live-links a[href^=timeline]").ClickAsync();
            await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(other == "ko" ? "타임라인" : "Timeline");
            await page.GoAsync("timeline");
            await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(other == "ko" ? "타임라인" : "Timeline");
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task A_page_whose_circuit_does_not_draw_is_loaded_in_the_new_language()
    {
        await using var page = await fixture.Browser.OpenAsync(fixture.Product, new ViewerSetting("en"));
        await page.GoAsync("timeline");
        // Whatever keeps the choice from the circuit: here, nobody hears of it.
        await page.Page.EvaluateAsync("() => { window.isOld = true; addEventListener('languagesaved', (event) => event.stopImmediatePropagation(), true); }");
        await ChooseAsync(page, "ko");
        await page.Page.WaitForFunctionAsync("() => !window.isOld");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("타임라인");
        page.AssertNoComplaints();
    }

    private static async Task ChooseAsync(ProductPage page, string language)
    {
        await page.Page.Locator(".account-menu summary").ClickAsync();
        await page.Page.Locator($".viewer-choices button[value={language}]").ClickAsync();
        await page.Page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = (float)Limit.TotalMilliseconds });
    }

    /// <summary>Names, keys and what is written alike in both.</summary>
    private static bool IsInOneLanguage(string words) =>
        !words.Contains("거실 Living room", StringComparison.Ordinal) && words is not ("식탁" or "한국어" or "English" or "DailyCam" or "· DailyCam" or "parent" or "Space" or "Shift ← →");
}
