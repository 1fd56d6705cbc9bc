using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>A second parent is invited, joins on their phone, and is removed again, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class PeopleJourneyTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task A_second_parent_joins_by_a_link_that_is_shown_once_and_is_put_out_with_their_open_page()
    {
        var product = await fixture.CleanAsync();
        await using var admin = await fixture.Browser.OpenAsync(product);
        await admin.GoAsync("people");
        await admin.Page.Locator("[data-action=invite]").ClickAsync(new() { Timeout = Patience });
        var link = await admin.Page.Locator("[data-part=url]").InputValueAsync(new() { Timeout = Patience });
        await Assertions.Expect(admin.Page.Locator("[data-invitation]")).ToHaveCountAsync(1, new() { Timeout = Patience });
        Assert.StartsWith(new Uri(product.Address, "join/").AbsoluteUri, link, StringComparison.Ordinal);
        await LookAsync(admin, "people");

        await using var phone = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true), signedIn: false);
        await phone.GoAsync(link);
        await phone.Page.FillAsync("#user", "아빠");
        await phone.Page.FillAsync("#password", "아빠");
        await phone.Page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#password-error")).ToBeVisibleAsync(new() { Timeout = Patience });
        await LookAsync(phone, "join");
        await phone.Page.FillAsync("#password", "거실 소파 위 수달 네 마리");
        await phone.Page.Locator("button.primary-action").ClickAsync();
        await phone.Page.Locator(".shell").WaitForAsync(new() { Timeout = Patience });
        await phone.GoAsync("people");
        await Assertions.Expect(phone.Page.Locator("[data-person='아빠']")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(phone.Page.Locator("[data-action]")).ToHaveCountAsync(0);
        await LookAsync(phone, "people");

        await admin.GoAsync("people");
        await Assertions.Expect(admin.Page.Locator("[data-invitation]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await admin.Page.Locator("[data-person='아빠'] [data-action=remove]").ClickAsync(new() { Timeout = Patience });
        await admin.Page.Locator(".confirmation[open] button[value=yes]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(admin.Page.Locator("[data-person='아빠']")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(admin.Page.Locator(".done")).ToContainTextAsync("API tokens");
        await LookAsync(admin, "people-removed");
        await phone.Page.GotoAsync("live");
        Assert.Contains("sign-in", phone.Page.Url, StringComparison.Ordinal);
        admin.AssertNoComplaints();
        phone.AssertNoComplaints();
    }

    private static async Task LookAsync(ProductPage window, string name)
    {
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync(name, fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
    }
}
