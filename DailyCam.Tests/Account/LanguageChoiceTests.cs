using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Features.Setup;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>Which of a device's, an account's and a browser's language a page speaks.</summary>
public sealed partial class LanguageChoiceTests : IAsyncDisposable
{
    private readonly DailyCamAppFactory factory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task Where_nobody_chose_the_browser_is_asked_and_Korean_is_spoken_where_it_asks_for_neither()
    {
        using var english = Browser("en-GB");
        Assert.Equal("en", await LanguageAsync(english));
        using var french = Browser("fr");
        Assert.Equal("ko", await LanguageAsync(french));
        await SignInAsync(english);
        Assert.Equal("en", await LanguageAsync(english, "/more"));
    }

    [Fact]
    public async Task What_somebody_chose_on_one_device_comes_along_to_a_new_one_before_its_browsers_language()
    {
        using var old = Browser("ko");
        await SignInAsync(old);
        await ChooseAsync(old, "en", "/more");

        using var fresh = Browser("ko");
        Assert.Equal("ko", await LanguageAsync(fresh));
        await SignInAsync(fresh);
        Assert.Equal("en", await LanguageAsync(fresh, "/more"));
    }

    [Fact]
    public async Task What_was_chosen_on_a_device_stays_there_whatever_the_account_chose_before_and_after()
    {
        using var phone = Browser("en");
        await SignInAsync(phone);
        await ChooseAsync(phone, "en", "/more");

        // Before anybody signed in, as at a sign-in page that came in the wrong language.
        using var tablet = Browser("en");
        await ChooseAsync(tablet, "ko", "/sign-in");
        await SignInAsync(tablet);
        Assert.Equal("ko", await LanguageAsync(tablet, "/more"));

        await ChooseAsync(phone, "en", "/more");
        await SignInAsync(tablet);
        Assert.Equal("ko", await LanguageAsync(tablet, "/more"));
    }

    [Fact]
    public async Task Who_signs_in_on_a_shared_device_without_a_choice_does_not_get_somebody_elses()
    {
        await factory.AddPersonAsync("grandmother", Roles.Parent);
        using var shared = Browser("ko");
        using var elsewhere = Browser("ko");
        await SignInAsync(elsewhere);
        await ChooseAsync(elsewhere, "en", "/more");
        await SignInAsync(shared);
        Assert.Equal("en", await LanguageAsync(shared, "/more"));
        await SignInAsync(shared, "grandmother");
        Assert.Equal("ko", await LanguageAsync(shared, "/more"));
    }

    [Fact]
    public async Task The_language_a_browser_asked_for_when_an_account_was_made_is_no_choice_and_one_made_there_is()
    {
        Assert.Equal("en", await AfterSetUpAsync(chosen: null));
        Assert.Equal("ko", await AfterSetUpAsync(chosen: "ko"));
    }

    /// <summary>Set up in a Korean browser, then signed in to from an English one.</summary>
    private static async Task<string> AfterSetUpAsync(string? chosen)
    {
        await using var home = new DailyCamAppFactory { WithAdmin = false };
        using var first = Browser(home, "ko");
        if (chosen is not null)
        {
            await ChooseAsync(first, chosen, "/setup");
        }

        using var made = await PostAsync(first, "/setup", "setup", new() { ["Form.Code"] = home.Services.GetRequiredService<SetupDesk>().Code, ["Form.User"] = DailyCamAppFactory.AdminUser, ["Form.Password"] = DailyCamAppFactory.Password });
        Assert.Equal("/", made.Headers.Location?.OriginalString);
        using var second = Browser(home, "en");
        await SignInAsync(second);
        return await LanguageAsync(second, "/more");
    }

    private HttpClient Browser(string language) => Browser(factory, language);

    private static HttpClient Browser(DailyCamAppFactory home, string language)
    {
        var client = home.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static async Task SignInAsync(HttpClient client, string user = DailyCamAppFactory.AdminUser)
    {
        using var answer = await PostAsync(client, "/sign-in", "sign-in", new() { ["Form.User"] = user, ["Form.Password"] = DailyCamAppFactory.Password });
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    private static async Task ChooseAsync(HttpClient client, string language, string page)
    {
        using var answer = await PostAsync(client, "/viewer", null, new() { ["language"] = language, ["returnUrl"] = page }, page);
        Assert.Equal(page, answer.Headers.Location?.OriginalString);
        Assert.Equal(language, await LanguageAsync(client, page));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string? form, Dictionary<string, string> fields, string? page = null)
    {
        var html = await client.GetStringAsync(page ?? path, Token);
        fields["__RequestVerificationToken"] = AntiforgeryField().Match(html).Groups[1].Value;
        if (form is not null)
        {
            fields["_handler"] = form;
        }

        return await client.PostAsync(path, new FormUrlEncodedContent(fields), Token);
    }

    private static async Task<string> LanguageAsync(HttpClient client, string page = "/sign-in") => Language().Match(await client.GetStringAsync(page, Token)).Groups[1].Value;

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex AntiforgeryField();

    [GeneratedRegex(@"<html lang=""(\w+)""")]
    private static partial Regex Language();
}
