using System.Data.Common;
using System.Security.Claims;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Asks at each request whether a session may go on. The answer is remembered until anything is written about accounts, so that it costs nothing and is still
/// that of this moment: whoever is signed out, removed, or loses a role is refused at the very next request.
/// <para>While the database cannot answer, a session goes on: it was good at its last look, and nobody can be removed from a database that cannot be written.
/// Otherwise a locked or damaged file would take the live picture from a parent's phone.</para>
/// Safe from any thread.
/// </summary>
internal sealed class SessionGate(DatabaseEdition<AccountDbContext> edition, EndedSessions ended, DatabaseBoard board, TimeProvider clock)
{
    public Task ValidateAsync(CookieValidatePrincipalContext context) =>
        context.Properties.GetParameter<Session>(SessionCookies.SessionKey) is { } session && session.IsChecked(edition.Current, clock)
            ? Task.CompletedTask
            : LookAsync(context);

    private async Task LookAsync(CookieValidatePrincipalContext context)
    {
        var (before, at) = (edition.Current, clock.GetTimestamp());
        if (context.Principal is not { } person || ended.IsKnown(Session.NameOf(person)))
        {
            context.RejectPrincipal();
            return;
        }

        if (board.Trouble is DatabaseTrouble.Away or DatabaseTrouble.Damaged)
        {
            return;
        }

        try
        {
            if (await PersonNowAsync(context, person) is not { } now)
            {
                context.RejectPrincipal();
                return;
            }

            // The cookie itself tells the roles while the database is away after a restart: it must not tell old ones.
            context.ShouldRenew |= !SaysTheSame(person, now);
            context.ReplacePrincipal(now);
            context.Properties.GetParameter<Session>(SessionCookies.SessionKey)?.Checked(now, before, at);
        }
        catch (DbException)
        {
            // The next request asks again, or knows by the board that it need not.
        }
    }

    /// <summary>The person as the database has it; null when this session is not let in any more.</summary>
    private async Task<ClaimsPrincipal?> PersonNowAsync(CookieValidatePrincipalContext context, ClaimsPrincipal person)
    {
        if (await ended.ContainsAsync(person, context.HttpContext.RequestAborted))
        {
            return null;
        }

        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<AppUser>>();
        if (await signIn.ValidateSecurityStampAsync(person) is not { } user)
        {
            return null;
        }

        var now = await signIn.CreateUserPrincipalAsync(user);
        if (Session.NameOf(person) is { } name)
        {
            ((ClaimsIdentity)now.Identity!).AddClaim(new Claim(Session.ClaimType, name));
        }

        return now;
    }

    private static bool SaysTheSame(ClaimsPrincipal one, ClaimsPrincipal other) =>
        one.Claims.Select(static claim => (claim.Type, claim.Value)).ToHashSet().SetEquals(other.Claims.Select(static claim => (claim.Type, claim.Value)));
}
