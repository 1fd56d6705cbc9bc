using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A phone turned on its side shows nothing but the picture, and what must be seen with it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class TurnedPageTests(LivePageFixture fixture) : IClassFixture<LivePageFixture>
{
    private const string Place = "e => { const { x, y, width, height } = e.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(' '); }";
    private const string Whole = "0 0 844 390";

    /// <summary>What a finger would hit in the middle of an element is the element or within it.</summary>
    private const string IsOnTop = "e => { const { x, y, width, height } = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(x + width / 2, y + height / 2)); }";

    private const string ShowLostLine = "() => document.querySelector('.reconnect').classList.add('components-reconnect-show')";
    private const string HideLostLine = "() => document.querySelector('.reconnect').classList.remove('components-reconnect-show')";

    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("ko", true)]
    [InlineData("en", false)]
    public async Task Turning_the_phone_fills_the_window_with_the_picture_and_turning_back_leaves_everything_where_it_was(string language, bool dark)
    {
        await using var window = await fixture.Browser.OpenAsync(fixture.Product, new ViewerSetting(language, dark, Phone: true));
        var page = window.Page;
        await window.GoAsync($"live/{fixture.Camera}");
        var picture = page.Locator(".dcp");
        var smaller = page.Locator("[data-tool=turned]");
        await Assertions.Expect(picture).ToHaveAttributeAsync("data-state", "live", Patient);
        await Assertions.Expect(smaller).ToBeHiddenAsync();
        await page.EvaluateAsync("() => scrollTo(0, 60)");
        var before = await picture.EvaluateAsync<string>(Place);

        await TurnAsync(page, isOnItsSide: true);
        Assert.Equal(Whole, await picture.EvaluateAsync<string>(Place));
        await Assertions.Expect(page.Locator(".shell-nav")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeHiddenAsync();
        await page.Locator(".dcp-video").First.TapAsync();
        foreach (var part in new[] { ".dcp-badge", "[data-tool=turned]", ".dcp-more", ".dcp-bar > .dcp-button:first-child" })
        {
            Assert.True(await page.Locator(part).EvaluateAsync<bool>(IsOnTop), part);
        }

        await Assertions.Expect(page.Locator(".dcp-badge")).ToContainTextAsync(language == "ko" ? "초" : "s");
        await page.EvaluateAsync(ShowLostLine);
        Assert.True(await page.Locator(".reconnect").EvaluateAsync<bool>(IsOnTop), "the line's loss is said over the picture");
        Assert.True(await page.Locator(".dcp-badge").EvaluateAsync<bool>(IsOnTop), "how old the picture is can be read beside it");
        await window.ScreenshotAsync("live-turned-reconnect");
        await page.EvaluateAsync(HideLostLine);
        await window.ScreenshotAsync("live-turned");
        Assert.Empty(await window.AxeFindingsAsync());

        await smaller.ClickAsync();
        await Assertions.Expect(page.Locator(".shell-nav")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await window.ScreenshotAsync("live-turned-small");
        await smaller.ClickAsync();
        Assert.Equal(Whole, await picture.EvaluateAsync<string>(Place));
        await smaller.ClickAsync();
        await TurnAsync(page, isOnItsSide: false);
        await page.EvaluateAsync("() => scrollTo(0, 60)");
        await TurnAsync(page, isOnItsSide: true);
        Assert.Equal(Whole, await picture.EvaluateAsync<string>(Place)); // Turned anew, it is large anew.
        await TurnAsync(page, isOnItsSide: false);
        Assert.Equal(before, await picture.EvaluateAsync<string>(Place));
        await Assertions.Expect(page.Locator(".shell-nav")).ToBeVisibleAsync();
        window.AssertNoComplaints("503", "404");
    }

    [Theory]
    [InlineData("ko", true)]
    [InlineData("en", false)]
    public async Task A_recording_that_plays_fills_the_window_of_a_turned_phone_and_a_day_that_is_looked_at_does_not(string language, bool dark)
    {
        await using var window = await fixture.Browser.OpenAsync(fixture.Product, new ViewerSetting(language, dark, Phone: true));
        var page = window.Page;
        await window.GoAsync($"timeline?camera={fixture.Camera}");
        var bar = page.Locator(".timeline-bar");
        await Assertions.Expect(bar).ToHaveAttributeAsync("data-state", "ready", Patient);
        await TurnAsync(page, isOnItsSide: true);
        await Assertions.Expect(page.Locator(".timeline-track")).ToBeVisibleAsync();

        await page.Locator(".timeline-track").PressAsync("Home");
        await window.PlayingAsync();
        Assert.Equal(Whole, await page.Locator(".timeline-pictures").EvaluateAsync<string>(Place));
        Assert.Equal(Whole, await page.Locator(".timeline-pictures video").EvaluateAsync<string>(Place));
        foreach (var part in new[] { "[data-part=play]", "[data-part=previous]", "[data-tool=turned]" })
        {
            Assert.True(await page.Locator(part).EvaluateAsync<bool>(IsOnTop), part);
        }

        await Assertions.Expect(page.Locator("h1")).ToBeHiddenAsync();
        await window.ScreenshotAsync("timeline-turned");
        Assert.Empty(await window.AxeFindingsAsync());
        await page.Locator("[data-part=play]").ClickAsync();
        await Assertions.Expect(bar).ToHaveAttributeAsync("data-player", "paused", Patient);

        await page.Locator("[data-tool=turned]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".timeline-steps")).ToBeVisibleAsync();
        await window.AssertNoSidewaysScrollAsync();
        await TurnAsync(page, isOnItsSide: false);
        await Assertions.Expect(page.Locator("[data-tool=turned]")).ToBeHiddenAsync();
        await window.ScreenshotAsync("timeline-turned-back");
        window.AssertNoComplaints("503", "404");
    }

    private static async Task TurnAsync(IPage page, bool isOnItsSide)
    {
        await page.SetViewportSizeAsync(isOnItsSide ? 844 : 390, isOnItsSide ? 390 : 844);
        await page.WaitForFunctionAsync("isOnItsSide => matchMedia(document.querySelector('link[data-turned]').media).matches === isOnItsSide", isOnItsSide);
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }
}
