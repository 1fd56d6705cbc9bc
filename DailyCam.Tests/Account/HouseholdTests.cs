using System.Net;
using System.Security.Claims;
using DailyCam.Core.Alerts;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Account;

/// <summary>Removing somebody shuts every door at once, and never leaves a home without an administrator.</summary>
public sealed class HouseholdTests : IAsyncDisposable
{
    private readonly DailyCamAppFactory factory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Household Household => factory.Services.GetRequiredService<Household>();

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Fact]
    public async Task Who_is_removed_is_refused_at_the_next_request_and_what_is_being_sent_ends()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var (admin, person) = await BothAsync();
        using var before = await parent.GetAsync(new Uri("/api/v1/cameras", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using var answer = factory.Services.GetRequiredService<Admissions>().Watch(As(person), CancellationToken.None);

        Assert.Null(await Household.RemoveAsync(person.Id, As(admin), Token));
        Assert.True(answer.Ended.IsCancellationRequested);
        using var after = await parent.GetAsync(new Uri("/api/v1/cameras", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(admin, Assert.Single(await Household.ListAsync(Token)));
    }

    [Fact]
    public async Task Nobody_removes_themselves_and_a_parent_removes_nobody()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var (admin, person) = await BothAsync();
        Assert.Equal("RemoveSelf", (await Household.RemoveAsync(admin.Id, As(admin), Token))!.Code);
        Assert.Equal("RemoveNotAllowed", (await Household.RemoveAsync(admin.Id, As(person), Token))!.Code);
        Assert.Equal(2, (await Household.ListAsync(Token)).Count);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_leave_one()
    {
        _ = factory.Server;
        await factory.AddPersonAsync("second-admin", Roles.Admin);
        var members = await Household.ListAsync(Token);
        var answers = await Task.WhenAll(Household.RemoveAsync(members[1].Id, As(members[0]), Token), Household.RemoveAsync(members[0].Id, As(members[1]), Token));
        Assert.Single(answers, static problem => problem is null);
        Assert.True(Assert.Single(await Household.ListAsync(Token)).IsAdmin);
    }

    [Fact]
    public async Task Who_is_removed_does_not_come_back_by_an_invitation_of_their_own_or_from_a_page_that_is_still_open()
    {
        _ = factory.Server;
        await factory.AddPersonAsync("second-admin", Roles.Admin);
        var invitations = factory.Services.GetRequiredService<Invitations>();
        var (_, theirs, _) = await invitations.CreateAsync(Roles.Admin, "second-admin", Token);
        var (mine, ours, _) = await invitations.CreateAsync(Roles.Parent, DailyCamAppFactory.AdminUser, Token);
        Assert.NotNull(await invitations.FindAsync(theirs, Token));
        var members = await Household.ListAsync(Token);
        Assert.Null(await Household.RemoveAsync(members.Single(static one => one.Name == "second-admin").Id, As(members.Single(static one => one.Name == DailyCamAppFactory.AdminUser)), Token));

        Assert.Null(await invitations.FindAsync(theirs, Token));
        Assert.Equal("NotAllowed", (await invitations.CreateAsync(Roles.Admin, "second-admin", Token)).Problem!.Code);
        Assert.Equal(mine!.Id, (await invitations.FindAsync(ours, Token))!.Id);
        Assert.Equal(mine.Id, Assert.Single(await invitations.ListAsync(Token)).Id);

        // Nor does the next person of that name bring them back.
        await factory.AddPersonAsync("second-admin", Roles.Admin);
        Assert.Null(await invitations.FindAsync(theirs, Token));
    }

    [Fact]
    public async Task An_invitation_opens_only_as_long_as_whoever_made_it_is_an_administrator()
    {
        _ = factory.Server;
        await factory.AddPersonAsync("second-admin", Roles.Admin);
        var invitations = factory.Services.GetRequiredService<Invitations>();
        var (_, theirs, _) = await invitations.CreateAsync(Roles.Admin, "second-admin", Token);
        await using (var scope = factory.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            Assert.True((await users.RemoveFromRoleAsync((await users.FindByNameAsync("second-admin"))!, Roles.Admin)).Succeeded);
        }

        Assert.Null(await invitations.FindAsync(theirs, Token));
        Assert.Empty(await invitations.ListAsync(Token));
    }

    [Fact]
    public async Task A_removal_that_failed_is_told_and_changes_nothing()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var (admin, person) = await BothAsync();
        using var answer = factory.Services.GetRequiredService<Admissions>().Watch(As(person), CancellationToken.None);
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<AccountDbContext>>().CreateDbContextAsync(Token))
        {
            // As if another change of the account came in between: no row is deleted.
            await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER keep BEFORE DELETE ON AspNetUsers BEGIN SELECT RAISE(IGNORE); END", Token);
        }

        Assert.Equal("RemoveFailed", (await Household.RemoveAsync(person.Id, As(admin), Token))!.Code);
        Assert.Equal(2, (await Household.ListAsync(Token)).Count);
        Assert.False(answer.Ended.IsCancellationRequested);
        using var after = await parent.GetAsync(new Uri("/api/v1/cameras", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Wishes_that_cannot_be_deleted_keep_nobody_in_and_go_with_the_next_try()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var (admin, person) = await BothAsync();
        var wishes = factory.Services.GetRequiredService<AlertWishStore>();
        await wishes.ChangeAsync(person.Id, static wish => wish with { LeastSeverity = Severity.Danger }, Token);
        using var answer = factory.Services.GetRequiredService<Admissions>().Watch(As(person), CancellationToken.None);
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER keep BEFORE DELETE ON AlertWishes BEGIN SELECT RAISE(ABORT, 'kept'); END", Token);

        Assert.Null(await Household.RemoveAsync(person.Id, As(admin), Token));
        Assert.True(answer.Ended.IsCancellationRequested);
        Assert.Equal(admin, Assert.Single(await Household.ListAsync(Token)));
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER keep", Token);
        Assert.Equal(Severity.Danger, (await wishes.FindAsync(person.Id, Token)).LeastSeverity);
        Assert.Null(await Household.RemoveAsync(person.Id, As(admin), Token));
        Assert.Equivalent(AlertWish.Default, await wishes.FindAsync(person.Id, Token));
    }

    [Fact]
    public async Task Whoever_asked_for_a_removal_may_leave_and_it_is_still_whole()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var (admin, person) = await BothAsync();
        var wishes = factory.Services.GetRequiredService<AlertWishStore>();
        await wishes.ChangeAsync(person.Id, static wish => wish with { LeastSeverity = Severity.Danger }, Token);
        using var answer = factory.Services.GetRequiredService<Admissions>().Watch(As(person), CancellationToken.None);
        using var asking = new CancellationTokenSource();
        await using var leaves = answer.Ended.Register(asking.Cancel);
        Assert.Null(await Household.RemoveAsync(person.Id, As(admin), asking.Token));
        Assert.True(asking.IsCancellationRequested);
        Assert.Equivalent(AlertWish.Default, await wishes.FindAsync(person.Id, Token));
    }

    private async Task<(Member Admin, Member Parent)> BothAsync()
    {
        var members = await Household.ListAsync(Token);
        return (members.Single(static member => member.IsAdmin), members.Single(static member => !member.IsAdmin));
    }

    private static ClaimsPrincipal As(Member member) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id)], "test"));
}
