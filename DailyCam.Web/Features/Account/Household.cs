using System.Security.Claims;
using DailyCam.Core;
using DailyCam.Core.Alerts;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>Everybody with an account: who they are, and removing one. Safe from any thread.</summary>
internal sealed partial class Household(
    IServiceScopeFactory scopes, IDbContextFactory<AccountDbContext> contexts, Admissions admissions, AlertWishStore wishes, ILogger<Household> logger) : IDisposable
{
    /// <summary>Two administrators who remove each other in the same moment would leave nobody.</summary>
    private readonly SemaphoreSlim oneRemoval = new(1, 1);

    public void Dispose() => oneRemoval.Dispose();

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Member>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var admins = await context.UserRoles.AsNoTracking()
            .Join(context.Roles.AsNoTracking().Where(static role => role.Name == Roles.Admin), static link => link.RoleId, static role => role.Id, static (link, role) => link.UserId)
            .ToListAsync(cancellationToken);
        var people = await context.Users.AsNoTracking().Select(static user => new { user.Id, user.UserName }).ToListAsync(cancellationToken);
        return [.. people.Select(person => new Member(person.Id, person.UserName ?? string.Empty, admins.Contains(person.Id, StringComparer.Ordinal))).OrderBy(static member => member.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>
    /// Removes an account and the invitations that it made, by which the person could come back: its sessions are refused at the next request, what is being sent to it ends, and an open page within half a
    /// minute. What the person judged stays, with their name, and so do API tokens, which are nobody's own.
    /// Nobody removes themselves, so an administrator is always left.
    /// </summary>
    /// <returns>Why not, and then nothing has changed; null when the account is gone.</returns>
    public async Task<Problem?> RemoveAsync(string id, ClaimsPrincipal by, CancellationToken cancellationToken)
    {
        await oneRemoval.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            if (await AdminAsync(users, by) is not { } remover)
            {
                return new Problem("RemoveNotAllowed");
            }

            if (remover.Id == id)
            {
                return new Problem("RemoveSelf");
            }

            if (await users.FindByIdAsync(id) is { } person)
            {
                if (!await DeleteAsync(scope.ServiceProvider.GetRequiredService<AccountDbContext>(), users, person, cancellationToken))
                {
                    return new Problem("RemoveFailed");
                }

                Log.Removed(logger, id, remover.Id);
            }

            admissions.Removed(id); // Before anything else that may fail: what they have open ends now.
            await ForgetAsync(id);
            return null;
        }
        finally
        {
            oneRemoval.Release();
        }
    }

    /// <summary>The account is gone, whether or not whoever asked for it still waits. What is left behind is a wish of nobody; the same removal again deletes it.</summary>
    private async Task ForgetAsync(string id)
    {
        try
        {
            await wishes.ForgetAsync(id, CancellationToken.None);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Log.WishLeft(logger, id, exception);
        }
    }

    /// <summary>Whether this person is an administrator now: an open page remembers who they were when it opened.</summary>
    public async Task<bool> IsAdminAsync(ClaimsPrincipal person)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await AdminAsync(scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>(), person) is not null;
    }

    private static async Task<AppUser?> AdminAsync(UserManager<AppUser> users, ClaimsPrincipal person) =>
        await users.GetUserAsync(person) is { } account && await users.IsInRoleAsync(account, Roles.Admin) ? account : null;

    /// <summary>Both or neither. False when the account is still there: another change of it came in between.</summary>
    /// <param name="context">The one that <paramref name="users"/> writes through.</param>
    private static async Task<bool> DeleteAsync(AccountDbContext context, UserManager<AppUser> users, AppUser person, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!(await users.DeleteAsync(person)).Succeeded)
        {
            return false;
        }

        await context.Invitations.Where(one => one.CreatedBy == person.UserName).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(2023, LogLevel.Warning, "What account {Account} wished of alerts could not be deleted")]
        public static partial void WishLeft(ILogger logger, string account, Exception exception);

        [LoggerMessage(2021, LogLevel.Information, "Account {Account} was removed by {Remover}")]
        public static partial void Removed(ILogger logger, string account, string remover);
    }
}
