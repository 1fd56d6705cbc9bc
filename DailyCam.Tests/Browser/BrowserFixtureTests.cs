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
        }

        await product.Kill9Async();
        await product.StartAgainAsync();
        Assert.Equal(0, (await product.Api.GetAsync("cameras")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, await product.StopAsync());
        Assert.Empty(product.Children());
    }
}
