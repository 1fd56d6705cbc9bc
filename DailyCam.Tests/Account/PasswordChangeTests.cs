using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>Somebody who is signed in gives themselves a new password.</summary>
public sealed partial class PasswordChangeTests : IAsyncDisposable
{
    private const string Page = "/people/password";
    private const string Fresh = "five-otters-on-the-sofa";

    private readonly ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly DailyCamAppFactory factory;

    public PasswordChangeTests() => factory = new DailyCamAppFactory { ConfigureServices = services => services.AddSingleton<TimeProvider>(clock) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task The_new_password_holds_this_session_stays_and_every_other_of_that_person_ends()
    {
        using var here = await factory.SignedInAsync();
        using var there = await factory.SignedInAsync();
        using var somebody = await factory.SignedInAsync(Roles.Parent);
        using var changed = await SendAsync(here, DailyCamAppFactory.Password, Fresh);
        Assert.Equal($"{Page}?changed=true", changed.Headers.Location?.OriginalString);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(there));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(somebody));
        using var stranger = factory.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(stranger, DailyCamAppFactory.Password));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(stranger, Fresh));
    }

    [Fact]
    public async Task What_is_being_sent_to_the_other_sessions_ends_at_once()
    {
        using var here = await factory.SignedInAsync();
        await using var scope = factory.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.SignInManager<AppUser>>();
        var person = await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByNameAsync(DailyCamAppFactory.AdminUser))!);
        using var watching = factory.Services.GetRequiredService<Admissions>().Watch(person, Token);
        Assert.False(watching.Ended.IsCancellationRequested);
        using var changed = await SendAsync(here, DailyCamAppFactory.Password, Fresh);
        Assert.True(watching.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_its_field_and_nothing_is_changed()
    {
        using var client = await factory.SignedInAsync();
        using var both = await SendAsync(client, "not-the-old-one", "short");
        var said = await ProblemsAsync(both);
        Assert.Contains("지금 쓰는 비밀번호와 달라요", said["old-error"], StringComparison.Ordinal);
        Assert.Contains("12", said["new-error"], StringComparison.Ordinal);

        using var empty = await SendAsync(client, string.Empty, DailyCamAppFactory.AdminUser);
        said = await ProblemsAsync(empty);
        Assert.Contains("적어 주세요", said["old-error"], StringComparison.Ordinal);
        Assert.NotEmpty(said["new-error"]);

        using var same = await SendAsync(client, DailyCamAppFactory.Password, DailyCamAppFactory.Password);
        said = await ProblemsAsync(same);
        Assert.Empty(said["old-error"]);
        Assert.Contains("지금 비밀번호와 같아요", said["new-error"], StringComparison.Ordinal);
        using var stranger = factory.Anonymous();
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(stranger, DailyCamAppFactory.Password));
    }

    [Fact]
    public async Task Guessing_the_old_password_waits_as_at_the_sign_in_and_the_right_one_is_heard_after_it()
    {
        using var client = await factory.SignedInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            using var wrong = await SendAsync(client, $"guess number {guess}", Fresh);
            Assert.Contains("달라요", (await ProblemsAsync(wrong))["old-error"], StringComparison.Ordinal);
        }

        using var early = await SendAsync(client, DailyCamAppFactory.Password, Fresh);
        Assert.DoesNotContain("달라요", (await ProblemsAsync(early))["old-error"], StringComparison.Ordinal);
        using var stranger = factory.Anonymous();
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(stranger, DailyCamAppFactory.Password));

        clock.Advance(TimeSpan.FromSeconds(2));
        using var changed = await SendAsync(client, DailyCamAppFactory.Password, Fresh);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
    }

    [Fact]
    public async Task The_page_is_for_people_who_are_signed_in()
    {
        using var stranger = factory.Anonymous();
        using var led = await stranger.GetAsync(Page, Token);
        Assert.Contains("/sign-in", led.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var open = await parent.GetAsync(Page, Token);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Contains("href=\"people/password\"", await parent.GetStringAsync("/more", Token), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string old, string fresh)
    {
        var page = await client.GetStringAsync(Page, Token);
        return await client.PostAsync(Page, new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "password",
            ["__RequestVerificationToken"] = AntiforgeryField().Match(page).Groups[1].Value,
            ["Form.Old"] = old,
            ["Form.New"] = fresh,
        }), Token);
    }

    private static async Task<Dictionary<string, string>> ProblemsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        return ErrorPlace().Matches(html).ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/session", Token);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string password)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user = DailyCamAppFactory.AdminUser, password }, Token);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex AntiforgeryField();

    [GeneratedRegex(@"<div id=""(\w+-error)"">(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex ErrorPlace();
}
