using System.Net;
using System.Net.Http.Headers;
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
    private const string Password = "거실 소파 위 수달 네 마리";
    private const string NewPassword = "욕조 옆에서 조는 수달 다섯";

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
        await phone.Page.FillAsync("#password", Password);
        await phone.Page.Locator("button.primary-action").ClickAsync();
        await phone.Page.Locator(".shell").WaitForAsync(new() { Timeout = Patience });
        await phone.GoAsync("people");
        await Assertions.Expect(phone.Page.Locator("[data-person='아빠']")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(phone.Page.Locator("[data-action]")).ToHaveCountAsync(0);
        await LookAsync(phone, "people");
        await ChangePasswordAsync(product, phone);

        // The page stood open all the time: it has seen the other come, and the used link is gone from it.
        await Assertions.Expect(admin.Page.Locator("[data-person='아빠']")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(admin.Page.Locator("[data-invitation]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(admin.Page.Locator("[data-part=url]")).ToHaveCountAsync(0, new() { Timeout = Patience });
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

    [Fact]
    public async Task A_program_gets_a_token_that_is_shown_once_and_is_shut_out_when_it_is_revoked()
    {
        var product = await fixture.CleanAsync();
        await using var phone = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));
        await phone.GoAsync("people/tokens");
        await phone.Page.Locator("[data-action=new]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(phone.Page.Locator("#token-name")).ToBeFocusedAsync(new() { Timeout = Patience });
        await phone.Page.Locator("[data-action=make]").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#token-name-error")).ToContainTextAsync("80", new() { Timeout = Patience });
        await LookAsync(phone, "token-form");
        await phone.Page.FillAsync("#token-name", "집 자동화");
        await phone.Page.Locator("[data-action=make]").ClickAsync();
        var text = await phone.Page.Locator("[data-part=url]").InputValueAsync(new() { Timeout = Patience });
        Assert.StartsWith("dct_", text, StringComparison.Ordinal);
        await phone.Page.Locator("[data-part=copy]").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-part=answer]")).Not.ToBeEmptyAsync(new() { Timeout = Patience });
        await LookAsync(phone, "token-once");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(product, text));

        await using var desk = await fixture.Browser.OpenAsync(product);
        await desk.GoAsync("people/tokens");
        await Assertions.Expect(desk.Page.Locator("[data-token='집 자동화']")).Not.ToContainTextAsync("Not known", new() { Timeout = Patience });
        await Assertions.Expect(desk.Page.Locator("[data-part=url]")).ToHaveCountAsync(0);
        Assert.DoesNotContain(text, await desk.Page.ContentAsync(), StringComparison.Ordinal);
        await LookAsync(desk, "tokens");
        await desk.Page.Locator("[data-token='집 자동화'] [data-action=revoke]").ClickAsync();
        await desk.Page.Locator(".confirmation[open] button[value=no]").ClickAsync(new() { Timeout = Patience });
        Assert.Equal(HttpStatusCode.OK, await AskAsync(product, text));
        await desk.Page.Locator("[data-token='집 자동화'] [data-action=revoke]").ClickAsync();
        await desk.Page.Locator(".confirmation[open] button[value=yes]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(desk.Page.Locator("[data-token]")).ToHaveCountAsync(1, new() { Timeout = Patience }); // That of the tests' own program.
        await Assertions.Expect(desk.Page.Locator("h1")).ToBeFocusedAsync(new() { Timeout = Patience });
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(product, text));
        phone.AssertNoComplaints();
        desk.AssertNoComplaints();
    }

    private static async Task<HttpStatusCode> AskAsync(ProductProcess product, string token)
    {
        using var program = new HttpClient { BaseAddress = product.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.GetAsync(new Uri("api/v1/cameras", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The field shows what is typed when asked to, says what is wrong, and the other device is signed out.</summary>
    private async Task ChangePasswordAsync(ProductProcess product, ProductPage phone)
    {
        await using var desk = await fixture.Browser.OpenAsync(product, signedIn: false);
        await desk.SignInAsync("아빠", Password);
        await desk.GoAsync("live");
        await phone.GoAsync("more");
        await phone.Page.Locator("main a[href='people/password']").ClickAsync();
        await phone.Page.WaitForURLAsync("**/people/password", new() { Timeout = Patience });
        await phone.Page.FillAsync("#old", "기억나지 않아요");
        await phone.Page.FillAsync("#new", NewPassword);
        var show = phone.Page.Locator("[aria-controls=new]");
        await Assertions.Expect(show).ToHaveAttributeAsync("aria-pressed", "false");
        await show.ClickAsync();
        await Assertions.Expect(show).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(show).ToHaveAccessibleNameAsync("새 비밀번호 보기");
        await Assertions.Expect(phone.Page.Locator("#new")).ToHaveAttributeAsync("type", "text");
        await LookAsync(phone, "password-shown");
        await phone.Page.Locator("main button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#old-error")).ToContainTextAsync("지금 쓰는 비밀번호와 달라요", new() { Timeout = Patience });
        await LookAsync(phone, "password-wrong");
        await phone.Page.FillAsync("#old", Password);
        await phone.Page.FillAsync("#new", NewPassword);
        await phone.Page.Locator("main button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".form-done")).ToBeVisibleAsync(new() { Timeout = Patience });
        await LookAsync(phone, "password-changed");
        await desk.Page.GotoAsync("live");
        Assert.Contains("sign-in", desk.Page.Url, StringComparison.Ordinal);
        await LookAsync(desk, "sign-in-again");
        desk.AssertNoComplaints("401");
    }

    private static async Task LookAsync(ProductPage window, string name)
    {
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync(name, fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
    }
}
