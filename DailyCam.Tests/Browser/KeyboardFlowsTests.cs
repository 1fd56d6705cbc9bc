using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>Three ways through the product with the keyboard alone, from the first page on: no click, no script, and whatever has the focus shows it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class KeyboardFlowsTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    /// <summary>More stops than any of our pages has.</summary>
    private const int MostStops = 120;

    /// <summary>Between the last and the first stop the browser's own bar has the focus, and of the page its body; a heading that a new page gave the focus to cannot be pressed; a date shows it by the part that is typed into.</summary>
    private const string FocusShows = "() => { if (document.activeElement === document.body || document.activeElement.tabIndex < 0 || document.activeElement.type === 'date') return true; const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; }";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_is_found_answered_and_taken_back()
    {
        var product = await fixture.CleanAsync();
        var incident = await PlantAsync(product);
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko"));
        await window.GoAsync("home");
        await FollowAsync(window.Page, ".shell-nav a[href='incidents']", "**/incidents");
        await Assertions.Expect(window.Page.Locator(".incident-row")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await PressAsync(window.Page, $"[data-incident='{incident}'] [data-action=false]");
        await Assertions.Expect(window.Page.Locator($"[data-incident='{incident}'] [data-action=undo]")).ToBeFocusedAsync(new() { Timeout = Patience });
        Assert.Equal("falseAlarm", await ReviewAsync(product, incident));
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator($"[data-incident='{incident}'] [data-action=confirm]")).ToBeFocusedAsync(new() { Timeout = Patience });
        Assert.Equal("new", await ReviewAsync(product, incident));
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task A_camera_is_watched_live_with_its_keys()
    {
        var product = await fixture.CleanAsync();
        var camera = await product.Api.AddDemoCameraAsync("거실 Living room");
        await product.Api.LiveAsync(camera);
        await using var window = await fixture.Browser.OpenAsync(product);
        var page = window.Page;
        await window.GoAsync("home");
        await FollowAsync(page, ".shell-nav a[href='live']", "**/live");
        await FollowAsync(page, $"main a[href*='live/{camera}']", $"**/live/{camera}");
        await window.PlayingAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog.dcp-help")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.dcp-help")).ToBeHiddenAsync();
        var muted = await page.Locator("video").EvaluateAsync<bool>("video => video.muted");
        await page.Keyboard.PressAsync("m");
        await Eventually.Is(async () => await page.Locator("video").EvaluateAsync<bool>("video => video.muted") != muted, Soon, "m changes the sound");
        await page.Keyboard.PressAsync(" ");
        await Eventually.Is(async () => await page.Locator("video").EvaluateAsync<bool>("video => video.paused"), Soon, "the space bar pauses");
        await page.Keyboard.PressAsync("l");
        await Assertions.Expect(page.Locator("[data-state='live']").First).ToBeVisibleAsync(new() { Timeout = Patience });
        window.AssertNoComplaints();
    }

    /// <summary>By the circuit's own way to a part of a page it scrolled there and left the keyboard on the link.</summary>
    [Fact]
    public async Task The_first_stop_leads_past_the_navigation_into_the_page()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product);
        await window.GoAsync("incidents");
        await PressAsync(window.Page, ".skip-link");
        await Assertions.Expect(window.Page.Locator("#main")).ToBeFocusedAsync(new() { Timeout = Patience });
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.activeElement.closest('#main') !== null"));
        await Assertions.Expect(window.Page.Locator(".shell[data-interactive]")).ToHaveCountAsync(1);
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task A_question_before_something_is_deleted_keeps_and_gives_back_the_focus()
    {
        var product = await fixture.CleanAsync();
        var camera = await product.Api.AddDemoCameraAsync("거실 Living room");
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true));
        var page = window.Page;
        await window.GoAsync("home");
        await FollowAsync(page, ".shell-nav a[href='cameras']", "**/cameras");
        await FollowAsync(page, $"main a[href='cameras/{camera}']", $"**/cameras/{camera}");
        await PressAsync(page, "button.danger");
        await Assertions.Expect(page.Locator(".confirmation[open] button[value=no]")).ToBeFocusedAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("confirmation");
        Assert.Empty(await window.AxeFindingsAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("button.danger")).ToBeFocusedAsync(new() { Timeout = Patience });
        Assert.Single((await product.Api.GetAsync("cameras")).GetProperty("items").EnumerateArray());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".confirmation[open] button[value=no]")).ToBeFocusedAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/cameras", new() { Timeout = Patience });
        await Eventually.Is(async () => (await product.Api.GetAsync("cameras")).GetProperty("items").GetArrayLength() == 0, Soon, "the camera is deleted");
        window.AssertNoComplaints();
    }

    private static async Task FollowAsync(IPage page, string link, string address)
    {
        await PressAsync(page, link);
        await page.WaitForURLAsync(address, new() { Timeout = Patience });
    }

    /// <summary>Tab by Tab to the element, and Enter. Each stop on the way shows that it has the focus.</summary>
    private static async Task PressAsync(IPage page, string selector)
    {
        await page.Locator(selector).First.WaitForAsync(new() { Timeout = Patience });
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>(FocusShows), $"stop {stop + 1} before {selector} does not show the focus: {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 120)")}");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with Tab");
    }

    private static async Task<IncidentId> PlantAsync(ProductProcess product)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var context = product.OpenDatabase();
        var camera = new Camera { Name = "거실 Living room", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = now.AddDays(-1) };
        var incident = new Incident { CameraId = camera.Id, StartAt = now.AddHours(-1), EvidenceAt = now.AddHours(-1), EndAt = now.AddHours(-1).AddSeconds(4), Severity = Severity.Danger, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 0.8 };
        context.AddRange(camera, incident);
        await context.SaveChangesAsync(Token);
        return incident.Id;
    }

    private static async Task<string?> ReviewAsync(ProductProcess product, IncidentId incident)
    {
        var answer = await product.Api.GetAsync($"incidents/{incident}");
        return answer.GetProperty("review").GetString();
    }
}
