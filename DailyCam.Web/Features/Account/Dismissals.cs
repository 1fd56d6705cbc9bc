using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>What a person does not want to be shown again: kept with their account, so that it holds on each of their devices and for nobody else.</summary>
internal sealed class Dismissals(IDbContextFactory<AccountDbContext> contexts, TimeProvider clock)
{
    /// <summary>Whether the list of first steps was put away. True for whoever has no account, such as a program.</summary>
    public async Task<bool> IsChecklistDismissedAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var id = IdOf(person);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return !await context.Users.AsNoTracking().AnyAsync(user => user.Id == id && user.ChecklistDismissedAt == null, cancellationToken);
    }

    public async Task DismissChecklistAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var id = IdOf(person);
        DateTimeOffset? now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.ChecklistDismissedAt, now), cancellationToken);
    }

    private static string? IdOf(ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.NameIdentifier);
}
