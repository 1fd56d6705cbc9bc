using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Settings;

[Trait(Suites.Key, Suites.Slow)]
public sealed class AnalysisSettingsPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    /// <summary>By keyboard alone: reading, agreeing, allowing, stopping. Nothing is allowed by choosing the model.</summary>
    [Fact]
    public async Task A_camera_is_chosen_allowed_and_stopped_and_every_step_counts_at_once()
    {
        await using var product = await ProductProcess.StartAsync(Configured(daysLeft: 200));
        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room", new { isOn = false });
        await using var window = await browser.OpenAsync(product);
        await window.GoAsync("settings/analysis");
        var card = window.Page.Locator($"[data-camera='{camera}']");
        await card.Locator("[data-analyzer=vertex] input").FocusAsync(new() { Timeout = 60_000 });
        await window.Page.Keyboard.PressAsync("Space");
        await Eventually.Is(async () => (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("analyzers").GetRawText() == """["local","vertex"]""", TimeSpan.FromSeconds(60), "the chain is saved");

        var consent = card.Locator("[data-consent=vertex]");
        await Assertions.Expect(consent).ToHaveAttributeAsync("data-given", "false");
        await consent.Locator("summary").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(consent.Locator(".give")).ToBeDisabledAsync();
        await consent.Locator(".check input").FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(consent.Locator(".give")).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await consent.Locator(".give").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(consent).ToHaveAttributeAsync("data-given", "true", Patient);
        await Assertions.Expect(consent).ToContainTextAsync(ProductProcess.AdminUser);
        Assert.True(await AllowedAsync(product, camera));

        await consent.Locator(".stop").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(consent).ToHaveAttributeAsync("data-given", "false", Patient);
        Assert.False(await AllowedAsync(product, camera));
        await Assertions.Expect(card.Locator(".history li")).ToHaveCountAsync(1);
        window.AssertNoComplaints();
    }

    /// <summary>The price of a day stands beside the switch before it is on; the consent to recordings is another one.</summary>
    [Fact]
    public async Task The_picture_check_is_switched_on_with_its_own_text_and_off_again()
    {
        await using var product = await ProductProcess.StartAsync(Configured(daysLeft: 200));
        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room", new { isOn = false, analyzers = new[] { "local", "vertex" } });
        await using var window = await browser.OpenAsync(product);
        await window.GoAsync("settings/analysis");
        var card = window.Page.Locator($"[data-camera='{camera}']");
        var check = card.Locator("[data-consent='vertex.snapshots']");
        await Assertions.Expect(check).ToHaveAttributeAsync("data-given", "false", Patient);
        await Assertions.Expect(check.Locator(".cost")).ToContainTextAsync("0.50 USD");
        await check.Locator("summary").ClickAsync();
        await Assertions.Expect(check.Locator("dl[data-version=vertex-snapshots-2] dd")).ToHaveCountAsync(5);
        await check.Locator(".check input").CheckAsync();
        await check.Locator(".give").ClickAsync();
        await Assertions.Expect(check).ToHaveAttributeAsync("data-given", "true", Patient);
        await Assertions.Expect(check.Locator("[data-snapshot=None]")).ToHaveCountAsync(1);

        // The camera is off, and the page does not leave anybody waiting for a picture.
        await Assertions.Expect(check.Locator(".stopped")).ToHaveCountAsync(1);
        Assert.False(await AllowedAsync(product, camera));

        await check.Locator(".stop").ClickAsync();
        await Assertions.Expect(check).ToHaveAttributeAsync("data-given", "false", Patient);
        await Assertions.Expect(card.Locator(".history li")).ToHaveCountAsync(1);
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task The_page_fits_every_viewer_and_says_when_a_model_ends_on_every_page()
    {
        await using var product = await ProductProcess.StartAsync(Configured(daysLeft: 12));
        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room by the window", new { isOn = false, analyzers = new[] { "local", "vertex" }, consents = new { vertex = true } });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync("settings/analysis");
            await Assertions.Expect(page.Page.Locator($"[data-camera='{camera}'] [data-consent=vertex]")).ToHaveAttributeAsync("data-given", "true", Patient);
            await page.Page.Locator("[data-consent=openai] summary").ClickAsync();
            await Assertions.Expect(page.Page.Locator("[data-consent=openai] dl")).ToContainTextAsync(viewer.Language == "ko" ? "소리는 보내지 않아요." : "never with sound");
            await Assertions.Expect(page.Page.Locator(".alarm[data-analysis=ModelEnds]")).ToContainTextAsync("short-lived", new() { Timeout = 60_000 });
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("analysis-settings-full", fullPage: true);
            Assert.Empty(await page.AxeFindingsAsync());

            // The form of a camera says what a month comes to before anything is switched on.
            await page.GoAsync($"cameras/{camera}");
            var month = page.Page.Locator("[data-preview=vertex]");
            await Assertions.Expect(month).ToHaveAttributeAsync("data-state", new Regex("assumed|capped"), new() { Timeout = 60_000 });
            await Assertions.Expect(month.Locator(".cost")).ToContainTextAsync("USD");
            await Assertions.Expect(month).ToContainTextAsync("20.00 USD");
            await page.Page.Locator("[data-analyzer=openai] input").CheckAsync();
            await Assertions.Expect(page.Page.Locator("[data-preview=openai]")).ToHaveAttributeAsync("data-state", "unknown", new() { Timeout = 60_000 });
            await page.AssertNoSidewaysScrollAsync();
            await month.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync("camera-month", fullPage: true);
            Assert.Empty(await page.AxeFindingsAsync());
            page.AssertNoComplaints("snapshot.jpg", "503", "404");
        }

        await using var window = await browser.OpenAsync(product);
        await window.GoAsync("timeline");
        await Assertions.Expect(window.Page.Locator(".alarm[data-analysis=ModelEnds]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await product.Api.PutAsync($"cameras/{camera}", new { consents = new { vertex = false } });
        await Assertions.Expect(window.Page.Locator(".alarm[data-analysis]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    private static async Task<bool> AllowedAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("consents").GetProperty("vertex").GetBoolean();

    private static Dictionary<string, string> Configured(int daysLeft) => new(StringComparer.Ordinal)
    {
        ["DailyCam__Analysis__Vertex__BaseAddress"] = "http://127.0.0.1:9",
        ["DailyCam__Analysis__Vertex__Project"] = "family",
        ["DailyCam__Analysis__Vertex__ApiKey"] = "key-of-nothing",
        ["DailyCam__Analysis__Vertex__Model"] = "short-lived",
        ["DailyCam__Analysis__Prices__Models__0__Model"] = "short-lived",
        ["DailyCam__Analysis__Prices__Models__0__Input"] = "0.3",
        ["DailyCam__Analysis__Prices__Models__0__Output"] = "2.5",
        ["DailyCam__Analysis__Prices__Models__0__RetiresOn"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(daysLeft).ToString("O", CultureInfo.InvariantCulture),
    };
}
