using System.Net;
using System.Text.RegularExpressions;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>A second person joins by a link that works once and ends.</summary>
public sealed partial class InvitationsTests : IAsyncDisposable
{
    private const string Password = "six-otters-under-the-sofa";

    private readonly DailyCamAppFactory factory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Invitations Invitations => factory.Services.GetRequiredService<Invitations>();

    private IDbContextFactory<AccountDbContext> Contexts => factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>();

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task Who_has_the_link_makes_an_account_with_its_role_and_is_signed_in_and_nobody_after_them()
    {
        var (invitation, token, problem) = await Invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token);
        Assert.Null(problem);
        using var client = factory.Anonymous();
        var page = await client.GetStringAsync(new Uri($"/join/{token}", UriKind.Relative), Token);
        Assert.Contains(DailyCamAppFactory.AdminUser, WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        // A refused password leaves the invitation as it was.
        using var refused = await SendAsync(client, page, token!, "아빠", "short");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(invitation!.Id, Assert.Single(await Invitations.ListAsync(Token)).Id);

        using var joined = await SendAsync(client, page, token!, "아빠", Password);
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        using var home = await client.GetAsync(new Uri("/people", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        var members = await factory.Services.GetRequiredService<Household>().ListAsync(Token);
        Assert.Equal([(DailyCamAppFactory.AdminUser, true), ("아빠", false)], members.Select(static member => (member.Name, member.IsAdmin)));

        using var second = factory.Anonymous();
        using var closed = await second.GetAsync(new Uri($"/join/{token}", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Gone, closed.StatusCode);
        Assert.Contains("data-state=\"closed\"", await closed.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty(await Invitations.ListAsync(Token));
    }

    [Fact]
    public async Task An_invitation_ends_is_taken_back_and_is_kept_as_a_hash_only()
    {
        var clock = new ManualTimeProvider();
        using var invitations = new Invitations(Contexts, clock, NullLogger<Invitations>.Instance);
        var (ending, endingToken, _) = await invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token);
        clock.Advance(Invitations.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(ending!.Id, (await invitations.FindAsync(endingToken, Token))!.Id);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await invitations.FindAsync(endingToken, Token));
        Assert.Empty(await invitations.ListAsync(Token));

        var (taken, takenToken, _) = await invitations.CreateAsync(Roles.Admin, DailyCamAppFactory.AdminUser, Token);
        await using (var context = await Contexts.CreateDbContextAsync(Token))
        {
            var row = Assert.Single(await context.Invitations.AsNoTracking().ToListAsync(Token));
            Assert.DoesNotContain(takenToken!, row.TokenHash, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Null(await invitations.FindAsync(takenToken![..^1], Token));
        Assert.Null(await invitations.FindAsync(InvitationToken.New(), Token));
        Assert.True(await invitations.WithdrawAsync(taken!.Id, Token));
        Assert.False(await invitations.WithdrawAsync(taken.Id, Token));
        Assert.Null(await invitations.FindAsync(takenToken, Token));
    }

    [Fact]
    public async Task Without_a_clock_nobody_is_invited_and_nobody_joins()
    {
        var computer = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var clock = new StandInClock(computer);
        clock.GoOnFrom(StandInClock.Earliest.AddYears(2));
        using var invitations = new Invitations(Contexts, clock, NullLogger<Invitations>.Instance);
        Assert.Equal("ShareClockUnset", (await invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token)).Problem!.Code);
        var (_, token, _) = await Invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token);
        Assert.Null(await invitations.FindAsync(token, Token));
    }

    [Fact]
    public async Task Of_two_people_with_the_same_link_one_joins()
    {
        var (_, token, _) = await Invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await using var scope = factory.Services.CreateAsyncScope();
            return await Invitations.AcceptAsync(scope.ServiceProvider.GetRequiredService<People>(), token, $"person {number}", Password, null, Token);
        }));
        Assert.Single(answers, static problems => problems.Count == 0);
        Assert.All(answers.Where(static problems => problems.Count > 0), static problems => Assert.Equal("InvitationClosed", Assert.Single(problems).Code));
        Assert.Equal(2, (await factory.Services.GetRequiredService<Household>().ListAsync(Token)).Count);
    }

    [Fact]
    public void A_log_tells_nobody_how_to_join()
    {
        var token = InvitationToken.New();
        Assert.Equal("GET /cam/join/*** answered 200", InvitationToken.Redact($"GET /cam/join/{token} answered 200"));
        Assert.DoesNotContain(token[..20], InvitationToken.Redact($"returnUrl=%2Fjoin%2F{token}"), StringComparison.Ordinal);
        Assert.Equal("/joiners and /join/us", InvitationToken.Redact("/joiners and /join/us"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string token, string user, string password) =>
        client.PostAsync(new Uri($"/join/{token}", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "join",
            ["__RequestVerificationToken"] = AntiforgeryField().Match(page).Groups[1].Value,
            ["Form.User"] = user,
            ["Form.Password"] = password,
        }), Token);

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex AntiforgeryField();
}
