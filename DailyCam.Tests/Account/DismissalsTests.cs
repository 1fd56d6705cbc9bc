using System.Security.Claims;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Account;

public sealed class DismissalsTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_puts_the_first_steps_away_does_so_for_their_account_alone()
    {
        await factory.AddPersonAsync("엄마", Roles.Admin);
        await factory.AddPersonAsync("아빠", Roles.Admin);
        var (mother, father) = (await PersonAsync("엄마"), await PersonAsync("아빠"));
        var dismissals = factory.Services.GetRequiredService<Dismissals>();
        Assert.False(await dismissals.IsChecklistDismissedAsync(mother, Token));

        await dismissals.DismissChecklistAsync(mother, Token);

        Assert.True(await dismissals.IsChecklistDismissedAsync(mother, Token));
        Assert.False(await dismissals.IsChecklistDismissedAsync(father, Token));
    }

    [Fact]
    public async Task A_program_is_shown_no_first_steps()
    {
        var program = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{ApiTokenHandler.IdPrefix}bbbbbbbbbbbb")], "token"));
        Assert.True(await factory.Services.GetRequiredService<Dismissals>().IsChecklistDismissedAsync(program, Token));
        Assert.True(await factory.Services.GetRequiredService<Dismissals>().IsChecklistDismissedAsync(new ClaimsPrincipal(), Token));
    }

    private async Task<ClaimsPrincipal> PersonAsync(string name)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByNameAsync(name);
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user!.Id)], "cookie"));
    }
}
