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
    public async Task A_birth_date_is_entered_refused_in_words_when_it_is_to_come_and_told_as_what_matters_at_that_age_in_that_home()
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
        await Assertions.Expect(page.Locator(".changes")).ToContainTextAsync("걷기 시작해요");
        await Assertions.Expect(page.Locator(".next")).ToContainTextAsync("18개월부터");
        await Assertions.Expect(page.Locator("[data-care=Stairs]")).ToHaveAttributeAsync("data-standing", "Unknown");

        // What is said of the home sorts the list: open first, taken care of last, what is not there left out.
        await AnswerAsync(page, "Stairs", "Yes");
        await AnswerAsync(page, "StairGates", "No");
        await AnswerAsync(page, "GasStove", "No");
        await AnswerAsync(page, "CornerGuards", "Yes");

        // A tap on the bar does not lose the answers; once they are saved, a link leads up to what follows from them.
        await page.Locator(".nav-item").First.ClickAsync();
        await Assertions.Expect(page.Locator(".confirmation[open]")).ToContainTextAsync("답을 저장하지 않았어요");
        await page.Locator(".confirmation[open] button[value=no]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-fact=CornerGuards] input[value=Yes]")).ToBeCheckedAsync();
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".cares li").First).ToHaveAttributeAsync("data-care", "Stairs");
        await Assertions.Expect(page.Locator("[data-care=Stairs]")).ToHaveAttributeAsync("data-standing", "Open");
        await Assertions.Expect(page.Locator("[data-care=GasStove]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".cares li").Last).ToHaveAttributeAsync("data-standing", "InPlace");
        await page.Locator(".saved a").ClickAsync();
        await Assertions.Expect(page.Locator("#advice-title")).ToBeInViewportAsync();
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("child", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        window.AssertNoComplaints();

        await product.Api.AddDemoCameraAsync("거실 Living room");
        await using var wide = await browser.OpenAsync(product, new ViewerSetting("en"));
        await wide.GoAsync("home");
        await Assertions.Expect(wide.Page.Locator(".home-stage")).ToContainTextAsync("Now 14 months old. Begins to walk.");
        await wide.ScreenshotAsync("home-age", fullPage: true);
        await wide.Page.Locator(".home-stage a").ClickAsync();
        await Assertions.Expect(wide.Page.Locator("[data-care=Stairs] .standing")).ToContainTextAsync("Not guarded yet");
        await Assertions.Expect(wide.Page.Locator("[data-fact=Stairs] input[value=Yes]")).ToBeCheckedAsync();
        await wide.AssertNoSidewaysScrollAsync();
        await wide.ScreenshotAsync("child", fullPage: true);
        Assert.Empty(await wide.AxeFindingsAsync());
        wide.AssertNoComplaints();
    }

    private static Task AnswerAsync(IPage page, string fact, string answer) => page.Locator($"[data-fact={fact}] input[value={answer}]").CheckAsync();
}
