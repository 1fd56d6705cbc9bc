using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>The computer with DailyCam is switched off while a parent holds a phone, and switched on again.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class OfflinePageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private const string Shown = "main[data-offline] section:not([hidden])";
    private const float Patience = 60_000;

    private const string Kept = """
        async () => {
          const kept = [];
          for (const name of await caches.keys()) {
            for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
          }
          return kept.sort();
        }
        """;

    /// <summary>Until the worker is in place: from then on the next page passes by it.</summary>
    internal static Task WorkerAsync(ProductPage window) => window.Page.EvaluateAsync(
        """
        async () => {
          const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no service worker after 30 s")), 30000));
          const { active } = await Promise.race([navigator.serviceWorker.ready, late]);
          if (active.state !== "activated") await Promise.race([new Promise(resolve => active.addEventListener("statechange", resolve, { once: true })), late]);
        }
        """);

    [Fact]
    public async Task The_offline_page_stands_in_for_any_page_says_so_and_gives_its_place_back_by_itself()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));
        await window.GoAsync("storage");
        await WorkerAsync(window);
        await window.GoAsync("live");
        string[] expected = ["/offline", "/offline/offline.css", "/offline/offline.mjs", "/offline/rules.mjs"];
        Assert.Equal(expected, await window.Page.EvaluateAsync<string[]>(Kept));

        await product.StopAsync();
        var before = window.Complaints.Count; // What a page says whose server is taken from it is not the offline page's.
        await window.Page.GotoAsync("storage?from=phone");
        await LookAsync(window);
        await window.Page.ReloadAsync();
        await window.Page.Locator(Shown).WaitForAsync();
        await product.StartAgainAsync();

        await window.Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        Assert.Equal(new Uri(product.Address, "storage?from=phone"), new Uri(window.Page.Url));
        Assert.Equal(0, await window.Page.Locator("main[data-offline]").CountAsync());
        Assert.Equal(expected, await window.Page.EvaluateAsync<string[]>(Kept));
        Assert.DoesNotContain(window.Complaints.Skip(before), static line => line.Contains("CSP", StringComparison.Ordinal) || line.StartsWith("script:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_of_the_button_tries_at_once_and_the_page_opened_by_its_own_address_leads_home()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("en", Phone: true));
        await window.Page.GotoAsync("offline");
        await window.Page.Locator($"{Shown} button").ClickAsync();
        await window.Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        Assert.Equal(product.Address, new Uri(window.Page.Url));
        window.AssertNoComplaints();
    }

    /// <summary>A restarted server knows no circuit of before: the page notices and loads itself anew, nobody has to.</summary>
    [Fact]
    public async Task A_page_that_is_open_while_the_computer_starts_again_comes_back_by_itself()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Phone: true));
        await window.GoAsync("storage");
        await window.Page.EvaluateAsync("() => { window.before = true; }");
        await product.Kill9Async();
        await product.StartAgainAsync();
        await window.Page.WaitForFunctionAsync("() => !window.before && document.querySelector('.shell[data-interactive]')", null, new() { Timeout = Patience });
        Assert.EndsWith("/storage", window.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(window.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    /// <summary>Plain HTTP in the home network: the browser has no service workers there.</summary>
    [Fact]
    public async Task Where_a_browser_has_no_service_workers_everything_else_works_and_nothing_complains()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("en", Phone: true));
        await window.Page.AddInitScriptAsync("delete Navigator.prototype.serviceWorker;");
        await window.GoAsync("storage");
        await window.GoAsync("more");
        Assert.False(await window.Page.EvaluateAsync<bool>("() => 'serviceWorker' in navigator"));
        await window.AssertNoSidewaysScrollAsync();
        window.AssertNoComplaints();
    }

    private static async Task LookAsync(ProductPage window)
    {
        await Assertions.Expect(window.Page.Locator(Shown)).ToContainTextAsync("DailyCam에 연결할 수 없어요");
        Assert.Equal(("ko", "dark"), (await window.Page.Locator("html").GetAttributeAsync("lang"), await window.Page.Locator("html").GetAttributeAsync("data-theme")));
        await Assertions.Expect(window.Page.Locator($"{Shown} [data-part='since']")).ToContainTextAsync("부터");
        await Assertions.Expect(window.Page.Locator($"{Shown} [data-part='next']")).Not.ToBeEmptyAsync();
        Assert.True((await window.Page.Locator($"{Shown} button").BoundingBoxAsync())!.Height >= 44);
        Assert.Equal(0, await window.Page.Locator("video, img").CountAsync());
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("offline");
        Assert.Empty(await window.AxeFindingsAsync());
    }
}
