using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>A form that is sent before the page's circuit is there.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class EarlyFormTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>The browser would send it by itself: the page anew, and an empty form.</summary>
    [Fact]
    public async Task It_is_not_sent_by_the_browser_and_keeps_what_was_typed()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("en"));
        await window.Page.RouteAsync("**/_framework/blazor.web*.js", static route => route.AbortAsync());
        await window.Page.GotoAsync("cameras/new?kind=demo", new() { WaitUntil = WaitUntilState.Load });
        await window.Page.FillAsync("#name", "Kitchen");
        await window.Page.EvaluateAsync("() => { window.isSame = true; }");
        await window.Page.Locator("button[type=submit].primary-action").ClickAsync();
        await Eventually.Is(async () => await window.Page.EvaluateAsync<bool>("() => document.activeElement.type === 'submit'"), TimeSpan.FromSeconds(10), "the button was pressed");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.isSame === true"), "the page was loaded anew");
        Assert.EndsWith("cameras/new?kind=demo", window.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Kitchen", await window.Page.InputValueAsync("#name"));
    }
}
