using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Live;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>
/// A family's first evening, by clicks alone: from the code in the log to a camera, a child and a zone; the first incident found, played, judged and taken back; a clip of it shared and closed again; another
/// language while it is live; and the computer started anew with the page open.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class FamilyJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    /// <summary>Half of the demo's room, where its child walks.</summary>
    private static readonly (double X, double Y)[] Carpet = [(0.3, 0.3), (0.98, 0.3), (0.98, 0.98), (0.3, 0.98)];

    private readonly Stopwatch watch = new();

    public static TheoryData<string, bool, bool> Viewers => [.. ViewerSetting.Journeys.Select(static viewer => (viewer.Language, viewer.Dark, viewer.Phone))];

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task From_the_first_code_to_a_shared_clip_and_a_computer_that_was_started_anew(string language, bool dark, bool phone)
    {
        await using var product = await ProductProcess.StartAsync(firstRun: true);
        await using var window = await browser.OpenAsync(product, new ViewerSetting(language, dark, phone), signedIn: false);
        watch.Start();
        await SetsUpAsync(product, window);
        var camera = await TriesTheDemoAsync(window);
        await TellsOfTheChildAsync(window);
        await DrawsAZoneAsync(window, camera);
        await FindsAndJudgesAsync(window);
        await SharesAndClosesAsync(product, window);
        await ChangesTheLanguageAsync(window, camera);
        window.AssertNoComplaints("503"); // A camera's first second has no picture yet.
        await LosesAndRegainsTheServerAsync(product, window);
    }

    private async Task SetsUpAsync(ProductProcess product, ProductPage window)
    {
        var page = window.Page;
        await window.GoAsync("setup");
        await page.FillAsync("#code", product.Log.Select(static line => SetupCode().Match(line)).Last(static match => match.Success).Groups[1].Value);
        await page.FillAsync("#user", "엄마");
        await page.FillAsync("#password", "소파 위에서 조는 수달 네 마리");
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".home-checklist")).ToHaveAttributeAsync("data-done", "1", new() { Timeout = Patience });
        await SeenAsync(window, "account", "family-1-account");
    }

    private async Task<string> TriesTheDemoAsync(ProductPage window)
    {
        var page = window.Page;
        await page.Locator("[data-step=FirstPicture] a").ClickAsync();
        await page.Locator("input[value=Demo]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Assertions.Expect(page.Locator("input[value=Demo]")).ToBeCheckedAsync(new() { Timeout = Patience });
        await page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        if ((await page.Locator("#name").InputValueAsync()).Length == 0)
        {
            await page.FillAsync("#name", "거실 Living room");
        }

        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card .state.good")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Locator(".shell-nav a[href=live]").ClickAsync();
        await page.Locator("main a[href*='live/']").First.ClickAsync(new() { Timeout = Patience });
        await window.PlayingAsync();
        await LivePageTests.StateAsync(window, "live");
        await SeenAsync(window, "first live picture", "family-2-live");
        return new Uri(page.Url).Segments[^1];
    }

    private async Task TellsOfTheChildAsync(ProductPage window)
    {
        var page = window.Page;
        await GoHomeAsync(window);
        await page.Locator("[data-step=Child] a").ClickAsync();
        var born = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddMonths(-14).AddDays(-3);
        await page.FillAsync("#child-name", "하늘이");
        await page.FillAsync("#child-born", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".age")).ToHaveAttributeAsync("data-stage", "5", new() { Timeout = Patience });
        await SeenAsync(window, "child", "family-3-child");
    }

    private async Task DrawsAZoneAsync(ProductPage window, string camera)
    {
        var page = window.Page;
        await GoHomeAsync(window);
        await page.Locator("[data-step=Zones] a").ClickAsync();
        await page.Locator(".board[data-ready]").WaitForAsync(new() { Timeout = Patience });
        await page.Locator(".tools button").First.ClickAsync();
        await page.Locator("#zone-0").WaitForAsync(new() { Timeout = Patience });
        var board = (await page.Locator(".board").BoundingBoxAsync())!;
        foreach (var (x, y) in Carpet)
        {
            await page.Mouse.ClickAsync((float)(board.X + (x * board.Width)), (float)(board.Y + (y * board.Height)));
        }

        await page.FillAsync("#zone-0", "난로");
        await page.Locator("#zone-0").BlurAsync();
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".saved")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.EndsWith($"cameras/{camera}/zones", page.Url, StringComparison.Ordinal);
        await SeenAsync(window, "zone", "family-4-zone");
    }

    private async Task FindsAndJudgesAsync(ProductPage window)
    {
        var page = window.Page;
        await GoHomeAsync(window);
        var row = page.Locator(".home-incidents .incident-row").First;
        await row.Locator("a.incident-evidence").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".clip-play, .timeline-player video").First).ToBeVisibleAsync(new() { Timeout = Patience });
        var incident = page.Url;
        await PlaysAsync(window);
        await SeenAsync(window, "an incident plays", "family-5-incident");

        // Judged and taken back where it was judged.
        await GoHomeAsync(window);
        await row.Locator("[data-action=confirm]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".home-incidents [data-action=undo]").First).ToBeFocusedAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("family-6-judged");
        await page.Locator(".home-incidents [data-action=undo]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".home-incidents [data-action=undo]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        Note("judged and taken back");
        await page.GotoAsync(incident);
    }

    /// <summary>On the page about the incident, or on the timeline at its second.</summary>
    private static async Task PlaysAsync(ProductPage window)
    {
        if (await window.Page.Locator(".clip-play").IsVisibleAsync())
        {
            await window.Page.Locator(".clip-play").ClickAsync();
        }

        await window.PlayingAsync();
    }

    private async Task SharesAndClosesAsync(ProductProcess product, ProductPage window)
    {
        var page = window.Page;
        await page.Locator("a[href*='clips?'], a[href*='clips/?']").First.ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-part=estimate]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Locator("[data-action=ask]").ClickAsync();
        await Assertions.Expect(page.Locator(".clips-row")).ToHaveAttributeAsync("data-state", "Done", new() { Timeout = Patience });
        await page.Locator("[data-action=shares]").ClickAsync();
        await page.Locator(".clips-lives label").First.ClickAsync();
        await page.Locator("[data-action=share]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-part=url]")).ToBeVisibleAsync(new() { Timeout = Patience });
        var url = await page.Locator("[data-part=url]").InputValueAsync();
        await SeenAsync(window, "shared", "family-7-shared");

        await using var visitor = await browser.OpenStrangerAsync(product.Address, window.Viewer);
        Assert.Equal(200, (await visitor.Page.GotoAsync(url))!.Status);
        await visitor.Page.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; return video.play(); }");
        await visitor.PlayingAsync();
        await SeenAsync(visitor, "seen by a visitor", "family-8-visitor");
        await page.Locator("[data-action=revoke]").ClickAsync();
        await page.Locator(".confirmation[open] button[value=yes]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-link]")).ToHaveAttributeAsync("data-open", "false", new() { Timeout = Patience });
        Assert.Equal(404, (await visitor.Page.GotoAsync(url))!.Status);
        Note("closed again");
    }

    private async Task ChangesTheLanguageAsync(ProductPage window, string camera)
    {
        var page = window.Page;
        await page.Locator(".shell-nav a[href=live]").ClickAsync();
        await page.Locator($"main a[href*='live/{camera}']").First.ClickAsync(new() { Timeout = Patience });
        await window.PlayingAsync();
        await LivePageTests.StateAsync(window, "live");
        await page.EvaluateAsync("() => { window.kept = document.querySelector('video'); }");
        foreach (var language in window.Viewer.Language == "ko" ? new[] { "en", "ko" } : ["ko", "en"])
        {
            await LiveChangesTests.ChooseAsync(window, language);
            await Assertions.Expect(page.Locator(".dcp-badge[data-state=live]")).ToContainTextAsync(language == "ko" ? "실시간" : "LIVE", new() { Timeout = Patience });
            await window.ScreenshotAsync($"family-9-in-{language}");
            await page.Keyboard.PressAsync("Escape");
        }

        Assert.True(await page.EvaluateAsync<bool>("() => window.kept === document.querySelector('video')"), "another video, or another document");
        Note("another language and back");
    }

    private async Task LosesAndRegainsTheServerAsync(ProductProcess product, ProductPage window)
    {
        await product.StopAsync();
        await window.Page.Locator(".reconnect").WaitForAsync(new() { State = WaitForSelectorState.Visible, Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".live-below .told")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".live-below .told-not")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator(".dcp-badge")).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = Patience });
        await window.ScreenshotAsync("family-10-without-server");
        var away = Stopwatch.StartNew();
        await product.StartAgainAsync();
        await Assertions.Expect(window.Page.Locator(".dcp-badge[data-state=live]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await window.PlayingAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"measured: {window.Viewer}: live {away.Elapsed.TotalSeconds:0.0} s after the server was started again");
        await Assertions.Expect(window.Page.Locator(".reconnect")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".live-below .told")).ToBeVisibleAsync(new() { Timeout = Patience });
        await SeenAsync(window, "live again", "family-11-back");
    }

    private static async Task GoHomeAsync(ProductPage window)
    {
        await window.Page.Locator(".shell-nav a").First.ClickAsync();
        await Eventually.Is(async () => await window.Page.Locator(".home-watch").IsVisibleAsync(), Soon, "the first page is there");
    }

    private async Task SeenAsync(ProductPage window, string what, string picture)
    {
        Note($"{window.Viewer}: {what}");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync(picture);
    }

    private void Note(string what) => TestContext.Current.TestOutputHelper?.WriteLine($"measured: {what} at {watch.Elapsed.TotalSeconds:0.0} s");

    [GeneratedRegex(@"set-up code: (\S+)")]
    private static partial Regex SetupCode();
}
