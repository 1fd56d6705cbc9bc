using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>Answers about sessions are remembered; none of them outlives what it was true of, not by one request.</summary>
public sealed class RevokedSessionTests : IAsyncDisposable
{
    private const string Session = "/api/v1/session";

    private readonly DailyCamAppFactory factory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task A_copy_of_a_cookie_is_refused_at_the_next_request_after_signing_out()
    {
        var (cookie, csrf) = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie));

        await SignOutAsync(cookie, csrf);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie, "/api/v1/cameras"));
    }

    [Fact]
    public async Task Signing_out_on_one_device_leaves_the_others_signed_in()
    {
        var (phone, csrf) = await SignInAsync();
        var (desk, _) = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(desk));

        await SignOutAsync(phone, csrf);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(phone));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(desk));
    }

    [Fact]
    public async Task A_session_that_was_ended_stays_so_in_the_next_life_of_the_process()
    {
        var (cookie, csrf) = await SignInAsync();
        var person = PersonIn(cookie);
        var next = new EndedSessions(
            factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>(), new DatabaseEdition<AccountDbContext>(), TimeProvider.System, NullLogger<EndedSessions>.Instance);
        Assert.False(await next.ContainsAsync(person, Token));

        await SignOutAsync(cookie, csrf);
        Assert.True(await next.ContainsAsync(person, Token));
    }

    [Fact]
    public async Task A_session_that_would_have_run_out_is_forgotten_when_the_next_one_ends()
    {
        var contexts = factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>();
        var clock = new ManualTimeProvider();
        var ended = new EndedSessions(contexts, new DatabaseEdition<AccountDbContext>(), clock, NullLogger<EndedSessions>.Instance);
        var first = PersonIn((await SignInAsync()).Cookie);
        var second = PersonIn((await SignInAsync()).Cookie);
        await ended.EndAsync(first, Token);
        clock.Advance(EndedSessions.LongestSession + TimeSpan.FromMinutes(1));
        await ended.EndAsync(second, Token);

        await using var context = await contexts.CreateDbContextAsync(Token);
        Assert.Equal(second.FindFirstValue(DailyCam.Web.Features.Account.Session.ClaimType), Assert.Single(await context.UserTokens.ToListAsync(Token)).Name);
    }

    [Fact]
    public async Task A_cookie_of_an_earlier_version_ends_with_all_of_its_persons_sessions()
    {
        var (desk, _) = await SignInAsync();
        var (cookie, _) = await SignInAsync();
        var person = PersonIn(cookie);
        var identity = (ClaimsIdentity)person.Identity!;
        identity.RemoveClaim(identity.FindFirst(DailyCam.Web.Features.Account.Session.ClaimType));
        var old = "dailycam-session=" + Format.Protect(new AuthenticationTicket(person, new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddDays(1) }, IdentityConstants.ApplicationScheme));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(old));

        using var client = factory.Server.CreateClient();
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/antiforgery");
        ask.Headers.Add("Cookie", old);
        using var answer = await client.SendAsync(ask, Token);
        var csrf = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("token").GetString()!;
        await SignOutAsync($"{old}; {Cookies(answer)}", csrf);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(old));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(desk));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_at_the_next_request()
    {
        var (cookie, _) = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie, "/api/v1/tokens"));
        await ChangeAsync(static (users, user) => users.RemoveFromRoleAsync(user, Roles.Admin));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cookie, "/api/v1/tokens"));
        await ChangeAsync(static (users, user) => users.AddToRoleAsync(user, Roles.Admin));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie, "/api/v1/tokens"));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_at_the_next_request()
    {
        var (cookie, _) = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie));
        await ChangeAsync(static (users, user) => users.ChangePasswordAsync(user, DailyCamAppFactory.Password, "five-otters-on-the-sofa"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
    }

    [Fact]
    public async Task A_person_who_was_removed_is_refused_at_the_next_request()
    {
        var (cookie, _) = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie));
        await ChangeAsync(static (users, user) => users.DeleteAsync(user));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
    }

    [Fact]
    public async Task A_deleted_token_is_refused_at_the_next_request()
    {
        var tokens = factory.Services.GetRequiredService<ApiTokens>();
        var (token, text, _) = await tokens.CreateAsync("script", Roles.Parent, null, Token);
        Assert.NotNull(await tokens.FindAsync(text!, Token));
        Assert.NotNull(await tokens.FindAsync(text!, Token));
        Assert.Null(await tokens.FindAsync(text![..^1] + (text[^1] is '0' ? '1' : '0'), Token));
        await tokens.DeleteAsync(token!.Id, Token);
        Assert.Null(await tokens.FindAsync(text, Token));
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_opens_nothing_however_often_it_comes()
    {
        var (cookie, _) = await SignInAsync();
        var forged = cookie.Replace("dailycam-session=C", "dailycam-session=D", StringComparison.Ordinal);
        Assert.NotEqual(cookie, forged);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(forged));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(forged));
    }

    private ISecureDataFormat<AuthenticationTicket> Format =>
        factory.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;

    private ClaimsPrincipal PersonIn(string cookie) =>
        Format.Unprotect(cookie.Split("; ").Single(static part => part.StartsWith("dailycam-session=", StringComparison.Ordinal))["dailycam-session=".Length..])!.Principal.Clone();

    private async Task ChangeAsync(Func<UserManager<AppUser>, AppUser, Task<IdentityResult>> change)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        Assert.True((await change(users, (await users.FindByNameAsync(DailyCamAppFactory.AdminUser))!)).Succeeded);
    }

    private async Task<(string Cookie, string Csrf)> SignInAsync()
    {
        using var client = factory.Server.CreateClient();
        using var answer = await client.PostAsJsonAsync(Session, new { user = DailyCamAppFactory.AdminUser, password = DailyCamAppFactory.Password }, Token);
        answer.EnsureSuccessStatusCode();
        return (Cookies(answer), (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("antiforgeryToken").GetString()!);
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(static line => line.Split(';')[0]));

    private async Task SignOutAsync(string cookie, string csrf)
    {
        using var client = factory.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, Session);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-CSRF-TOKEN", csrf);
        using var answer = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Exactly this cookie, as a copy in somebody's hands: no jar takes a new one.</summary>
    private async Task<HttpStatusCode> StatusAsync(string cookie, string path = Session)
    {
        using var client = factory.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
