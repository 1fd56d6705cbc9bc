using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>Tokens of programs: what is known of their use, and who may make and revoke them.</summary>
public sealed class ApiTokensTests : IAsyncDisposable
{
    private readonly DailyCamAppFactory factory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task A_use_is_known_and_written_down_once_an_hour_however_often_a_program_asks()
    {
        var clock = new ManualTimeProvider();
        var edition = factory.Services.GetRequiredService<DatabaseEdition<AccountDbContext>>();
        var tokens = new ApiTokens(factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>(), edition, clock);
        var (token, text, _) = await tokens.CreateAsync("script", Roles.Parent, null, Token);
        Assert.Null(token!.LastUsedAt);
        Assert.Null(await tokens.FindAsync($"{text}0", Token));
        Assert.Null(Assert.Single(await tokens.ListAsync(Token)).LastUsedAt);

        var first = clock.GetUtcNow();
        Assert.NotNull(await tokens.FindAsync(text!, Token));
        var written = edition.Current;
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await tokens.FindAsync(text!, Token));
        Assert.Equal(written, edition.Current);
        Assert.Equal(first, Assert.Single(await tokens.ListAsync(Token)).LastUsedAt);

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await tokens.FindAsync(text!, Token));
        Assert.Equal(clock.GetUtcNow(), Assert.Single(await tokens.ListAsync(Token)).LastUsedAt);
    }

    [Fact]
    public async Task What_is_being_sent_to_a_program_ends_when_its_token_is_deleted()
    {
        using var admin = await factory.SignedInAsync();
        var (token, text, _) = await factory.Services.GetRequiredService<ApiTokens>().CreateAsync("script", Roles.Parent, null, Token);
        var program = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, ApiTokenHandler.IdPrefix + token!.Id)], ApiTokenHandler.SchemeName));
        using var sending = factory.Services.GetRequiredService<Admissions>().Watch(program, Token);
        using var deleted = await admin.DeleteAsync($"/api/v1/tokens/{token.Id}", Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.True(sending.Ended.IsCancellationRequested);
        using var asking = factory.Anonymous();
        asking.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        using var refused = await asking.GetAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_page_is_for_administrators_and_parents_are_not_led_there()
    {
        using var admin = await factory.SignedInAsync();
        using var open = await admin.GetAsync("/people/tokens", Token);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var closed = await parent.GetAsync("/people/tokens", Token);
        Assert.NotEqual(HttpStatusCode.OK, closed.StatusCode);
    }

    [Fact]
    public async Task Who_is_no_administrator_any_more_is_none_on_an_open_page_either()
    {
        var household = factory.Services.GetRequiredService<Household>();
        await using var scope = factory.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<AppUser>>();
        var account = (await signIn.UserManager.FindByNameAsync(DailyCamAppFactory.AdminUser))!;
        var person = await signIn.CreateUserPrincipalAsync(account);
        Assert.True(await household.IsAdminAsync(person));
        await signIn.UserManager.RemoveFromRoleAsync(account, Roles.Admin);
        Assert.True(person.IsInRole(Roles.Admin));
        Assert.False(await household.IsAdminAsync(person));
    }
}
