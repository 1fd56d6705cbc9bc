using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Browser;

[Trait(Suites.Key, Suites.Slow)]
public sealed class BrowserFixtureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task The_product_starts_shows_a_page_without_a_complaint_survives_kill_9_and_stops_when_asked()
    {
        await using var product = await ProductProcess.StartAsync();
        await using (var page = await browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true), signedIn: false))
        {
            await page.GoAsync("sign-in");
            Assert.Equal("ko", await page.Page.Locator("html").GetAttributeAsync("lang"));
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("sign-in");
            page.AssertNoComplaints();
            await AssertAxeSeesAsync(page);
        }

        await product.Kill9Async();
        await product.StartAgainAsync();
        Assert.Equal(0, (await product.Api.GetAsync("cameras")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, await product.StopAsync());
        Assert.Empty(product.Children());
    }

    /// <summary>A sound page has no findings, and each of three faults put into it is one: whoever says that nothing is wrong must be able to see what is.</summary>
    private static async Task AssertAxeSeesAsync(ProductPage page)
    {
        Assert.Empty(await page.AxeFindingsAsync());
        await page.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"favicon.ico\"><button></button><p class=\"pale\">pale words</p>')");
        await page.Page.EvaluateAsync("() => Object.assign(document.querySelector('.pale').style, { color: '#777', background: '#666' })");
        var findings = await page.AxeFindingsAsync(isSpoilt: true);
        Assert.All(new[] { "image-alt", "button-name", "color-contrast" }, rule => Assert.Contains(findings, finding => finding.Contains(rule, StringComparison.Ordinal)));
    }
}
