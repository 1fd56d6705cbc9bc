using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Family;

/// <summary>The page about the child as a parent uses it, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ChildPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_birth_date_is_entered_refused_in_words_when_it_is_to_come_and_told_as_age()
    {
        await using var product = await ProductProcess.StartAsync();
        await using var window = await browser.OpenAsync(product, new ViewerSetting("ko", Dark: false, Phone: true));
        var page = window.Page;
        await window.GoAsync("live");
        await page.Locator(".nav-item[href=more]").ClickAsync();
        await page.Locator(".more-item[href=child]").ClickAsync();
        await page.FillAsync("#child-name", "하늘이 \"🐣\"");
        await page.FillAsync("#child-born", "2999-01-01");
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".validation-message")).ToContainTextAsync("아직 오지 않은 날짜예요");

        var born = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddMonths(-14).AddDays(-3);
        await page.FillAsync("#child-born", born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".age")).ToContainTextAsync("14개월");
        await Assertions.Expect(page.Locator(".age")).ToHaveAttributeAsync("data-stage", "5");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("child", fullPage: true);
        window.AssertNoComplaints();
    }
}
