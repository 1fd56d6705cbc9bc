using System.Collections.Concurrent;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>A family reaches DailyCam at a path of its reverse proxy, which passes the path on or takes it away: a whole visit, and nothing is ever asked for outside of the path.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class BelowAPathTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const float Patience = 60_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visit_through_a_proxy_stays_below_its_path_and_finds_everything(bool takesPathAway)
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__Proxy__PathBase"] = ReverseProxy.Below,
            ["DailyCam__Proxy__Trusted"] = "127.0.0.1",
        });
        await using var proxy = await ReverseProxy.StartAsync(product.Address, takesPathAway);
        var camera = await product.Api.AddDemoCameraAsync("Nursery");
        await product.Api.LiveAsync(camera);
        await using var window = await browser.OpenStrangerAsync(proxy.Address, new ViewerSetting("en"));
        var asked = Watch(window.Page);

        await SignInAsync(window, proxy);
        await window.GoAsync($"live/{camera}");
        await window.PlayingAsync();
        await window.Page.Locator("[data-state='live']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await window.GoAsync($"timeline?camera={camera}");
        await window.Page.Locator(".timeline-bar[data-state='ready']").WaitForAsync(new() { Timeout = Patience });
        await window.Page.GotoAsync(await StartAddressAsync(window));
        await window.Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        Assert.Equal(proxy.Address, new Uri(window.Page.Url));
        await OfflinePageTests.WorkerAsync(window);
        Assert.Equal(proxy.Address.AbsoluteUri, await window.Page.EvaluateAsync<string>("async () => (await navigator.serviceWorker.ready).scope"));
        Assert.All(await OwnCookiesAsync(window), static cookie => Assert.Equal(ReverseProxy.Below, cookie.Path));
        await SignOutAsync(window, proxy);

        Assert.True(asked.Count > 20, $"only {asked.Count} requests were seen");
        Assert.DoesNotContain(asked, address => !IsBelow(address, proxy.Address));
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task A_proxy_whose_product_is_away_shows_the_offline_page_and_then_the_page_again()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Proxy__PathBase"] = ReverseProxy.Below });
        await using var proxy = await ReverseProxy.StartAsync(product.Address, takesPathAway: false);
        await using var window = await browser.OpenStrangerAsync(proxy.Address, new ViewerSetting("en"));
        await SignInAsync(window, proxy);
        await OfflinePageTests.WorkerAsync(window);
        await product.StopAsync();

        await window.Page.GotoAsync("storage");
        await window.Page.Locator("main[data-offline] section[lang='en']").WaitForAsync(new() { Timeout = Patience });
        await product.StartAgainAsync();
        await window.Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        Assert.Equal(new Uri(proxy.Address, "storage"), new Uri(window.Page.Url));
    }

    /// <summary>By the page, as a person does: its form, its redirects and its cookies are what is tried.</summary>
    private static async Task SignInAsync(ProductPage window, ReverseProxy proxy)
    {
        await window.Page.GotoAsync(proxy.Address.AbsoluteUri);
        Assert.StartsWith(new Uri(proxy.Address, "sign-in?returnUrl=").AbsoluteUri, window.Page.Url, StringComparison.Ordinal);
        await window.Page.FillAsync("#user", ProductProcess.AdminUser);
        await window.Page.FillAsync("#password", ProductProcess.AdminPassword);
        await window.Page.ClickAsync(".plain-card button[type='submit']");
        await window.Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        Assert.Equal(proxy.Address, new Uri(window.Page.Url));
    }

    private static async Task SignOutAsync(ProductPage window, ReverseProxy proxy)
    {
        await window.Page.Locator(".account-menu > summary").ClickAsync();
        await window.Page.Locator(".account-menu form[action='sign-out'] button").ClickAsync();
        await window.Page.WaitForURLAsync(new Uri(proxy.Address, "sign-in").AbsoluteUri);
        await window.Page.GotoAsync("live");
        Assert.Equal(new Uri(proxy.Address, "sign-in").AbsolutePath, new Uri(window.Page.Url).AbsolutePath);
    }

    /// <summary>Where the installed app begins, as its manifest says.</summary>
    private static Task<string> StartAddressAsync(ProductPage window) => window.Page.EvaluateAsync<string>(
        """
        async () => {
          const link = document.querySelector("link[rel=manifest]").href;
          const manifest = await (await fetch(link)).json();
          return new URL(manifest.start_url, link).href;
        }
        """);

    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> OwnCookiesAsync(ProductPage window)
    {
        var cookies = await window.Page.Context.CookiesAsync();
        var own = cookies.Where(static cookie => cookie.Name.StartsWith("dailycam-session", StringComparison.Ordinal) || cookie.Name.StartsWith("dailycam-antiforgery", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, own.Length);
        return own;
    }

    private static ConcurrentQueue<string> Watch(IPage page)
    {
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(request.Url);
        page.WebSocket += (_, socket) => asked.Enqueue(socket.Url.Replace("ws://", "http://", StringComparison.Ordinal));
        return asked;
    }

    private static bool IsBelow(string address, Uri proxy) =>
        address.StartsWith(proxy.AbsoluteUri, StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal);
}
