using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>The newcomer's first minute: the demo camera, live. Its picture is the one in the README (drawn by FFmpeg, no footage of people).</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class DemoPictureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("en", false, false)]
    [InlineData("ko", true, true)]
    public async Task The_demo_camera_plays_on_the_live_page(string language, bool dark, bool phone)
    {
        await using var product = await ProductProcess.StartAsync();
        var camera = await product.Api.AddDemoCameraAsync(language == "ko" ? "거실" : "Living room");
        await product.Api.LiveAsync(camera);
        await using var page = await browser.OpenAsync(product, new ViewerSetting(language, dark, phone));

        await page.GoAsync($"live/{camera}");
        var video = await page.PlayingAsync();
        await page.Page.Locator("[data-state='live']").First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        Assert.True(video.Width >= 640, $"the picture is only {video.Width} px wide");
        await page.AssertNoSidewaysScrollAsync();
        await page.ScreenshotAsync("live-demo");
        page.AssertNoComplaints();
    }
}
