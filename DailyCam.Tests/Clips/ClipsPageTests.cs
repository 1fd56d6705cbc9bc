using System.Net;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Clips;

/// <summary>A parent makes a clip and shares it; a grandmother without an account sees it, until the link is taken back. In Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ClipsPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    private static readonly LocatorAssertionsToHaveAttributeOptions Has = new() { Timeout = Patience };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clip_is_made_shared_seen_by_somebody_without_an_account_and_closed_again()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Information", // So that addresses are in the log, and what is not in them can be seen.
        });
        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room");
        var (from, to) = await RecordedAsync(product, camera);
        ViewerSetting[] viewers = [new("ko", Dark: true, Phone: true), new("en")];
        string url;
        await using (var window = await browser.OpenAsync(product, viewers[0]))
        {
            await MakeAsync(window, $"clips?camera={camera}&from={Uri.EscapeDataString(from.ToString("O"))}&to={Uri.EscapeDataString(to.ToString("O"))}");
            url = await ShareAsync(window);
            await SeeAsync(product, url, viewers);
            await RevokeAsync(window, viewers.Length);
        }

        await RefusedAsync(product, url, viewers[0]);
        Assert.Contains(product.Log, static line => line.Contains("/s/***", StringComparison.Ordinal));
        Assert.DoesNotContain(product.Log, line => line.Contains(new Uri(url).Segments[2], StringComparison.Ordinal));
        await LookAndDeleteAsync(product, viewers[1]);
    }

    /// <summary>The form says what the clip comes to before it is asked for, and the list how it gets on.</summary>
    private static async Task MakeAsync(ProductPage window, string path)
    {
        await window.GoAsync(path);
        await Assertions.Expect(window.Page.Locator("[data-part=estimate]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("clips-form", fullPage: true);
        await window.Page.Locator("[data-action=ask]").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".clips-row")).ToHaveAttributeAsync("data-state", "Done", Has);
        Assert.DoesNotContain("camera=", window.Page.Url, StringComparison.Ordinal);
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
    }

    private static async Task<string> ShareAsync(ProductPage window)
    {
        await window.Page.Locator("[data-action=shares]").ClickAsync();
        await window.Page.Locator(".clips-lives label").First.ClickAsync();
        await window.Page.Locator("[data-action=share]").ClickAsync();
        var field = window.Page.Locator("[data-part=url]");
        await Assertions.Expect(field).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-link]")).ToHaveAttributeAsync("data-open", "true", Has);
        await window.ScreenshotAsync("clips-shared", fullPage: true);
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
        window.AssertNoComplaints();
        return await field.InputValueAsync();
    }

    private async Task SeeAsync(ProductProcess product, string url, IEnumerable<ViewerSetting> viewers)
    {
        foreach (var viewer in viewers)
        {
            await using var visitor = await browser.OpenStrangerAsync(product.Address, viewer);
            var answer = await visitor.Page.GotoAsync(url);
            Assert.Equal(200, answer!.Status);
            Assert.Equal(viewer.Language, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.DoesNotContain("거실", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await visitor.Page.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; return video.play(); }");
            await visitor.PlayingAsync();
            await visitor.AssertNoSidewaysScrollAsync();
            visitor.AssertNoComplaints();
            Assert.Empty(await visitor.AxeFindingsAsync());
            await visitor.ScreenshotAsync("share", fullPage: true);
        }
    }

    private static async Task RevokeAsync(ProductPage window, int opened)
    {
        await Assertions.Expect(window.Page.Locator("[data-link]")).ToContainTextAsync($"{opened}번 열렸어요", new() { Timeout = Patience });
        await window.Page.Locator("[data-action=revoke]").ClickAsync();
        await window.Page.Locator(".confirmation[open]").GetByText("링크 끊기", new() { Exact = true }).ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-link]")).ToHaveAttributeAsync("data-open", "false", Has);
    }

    private async Task RefusedAsync(ProductProcess product, string url, ViewerSetting viewer)
    {
        await using var visitor = await browser.OpenStrangerAsync(product.Address, viewer);
        var answer = await visitor.Page.GotoAsync(url);
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("이 링크로는 아무것도 열 수 없어요");
        await visitor.ScreenshotAsync("share-closed");
        Assert.Empty(await visitor.AxeFindingsAsync());
        using var file = await product.Stranger.GetAsync(new Uri($"{url}/file"), Token);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    private async Task LookAndDeleteAsync(ProductProcess product, ViewerSetting viewer)
    {
        await using var window = await browser.OpenAsync(product, viewer);
        await window.GoAsync("storage");
        await window.Page.Locator("[data-part=clips]").ClickAsync(new() { Timeout = Patience });
        var row = window.Page.Locator(".clips-row");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "Done", Has);
        await window.ScreenshotAsync("clips", fullPage: true);
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
        await row.Locator("[data-action=delete]").ClickAsync();
        await window.Page.Locator(".confirmation[open]").GetByText("Delete", new() { Exact = true }).ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-part=empty]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("clips-empty", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        window.AssertNoComplaints();
    }

    /// <summary>A few seconds that are recorded for certain.</summary>
    private static async Task<(DateTimeOffset From, DateTimeOffset To)> RecordedAsync(ProductProcess product, string camera)
    {
        JsonElement stretch = default;
        await Eventually.Is(
            async () =>
            {
                var found = (await product.Api.GetAsync($"cameras/{camera}/recordings")).GetProperty("stretches");
                stretch = found.GetArrayLength() > 0 ? found[0] : default;
                return stretch.ValueKind == JsonValueKind.Object && stretch.GetProperty("endAt").GetDateTimeOffset() - stretch.GetProperty("startAt").GetDateTimeOffset() > TimeSpan.FromSeconds(8);
            },
            TimeSpan.FromSeconds(90), "eight seconds are recorded");
        var start = stretch.GetProperty("startAt").GetDateTimeOffset();
        return (start.AddSeconds(1), start.AddSeconds(6));
    }
}
