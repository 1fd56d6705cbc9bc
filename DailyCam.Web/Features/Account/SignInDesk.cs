using System.Net;
using DailyCam.Core;
using DailyCam.Core.Hosting;
using Microsoft.AspNetCore.Identity;

namespace DailyCam.Web.Features.Account;

/// <summary>Signs people in and out, for the page and for the API alike.</summary>
internal sealed partial class SignInDesk(
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    IPasswordHasher<AppUser> hasher,
    SignInThrottle throttle,
    Admissions admissions,
    EndedSessions ended,
    TimeProvider clock,
    ILogger<SignInDesk> logger)
{
    // Compared against when there is no such user, so that both answers take equally long.
    private static readonly AppUser Nobody = new();
    private static string? nobodysHash;

    public async Task<SignInOutcome> SignInAsync(string? user, string? password, IPAddress? address)
    {
        var name = UserNames.Clean(user);
        var wait = throttle.Wait(name, address);
        if (wait > TimeSpan.Zero)
        {
            return new SignInOutcome(null, wait);
        }

        var account = name.Length is 0 or > AppUser.MaxNameLength ? null : await users.FindByNameAsync(name);
        if (!await IsRightAsync(account, password))
        {
            throttle.Failed(name, address);
            Log.Refused(logger, address);
            return new SignInOutcome(null, TimeSpan.Zero);
        }

        throttle.Succeeded(name, address);

        // While the computer's clock is not set, the end of a lasting cookie may lie in the browser's past: then it would be thrown away at once.
        await signIn.SignInAsync(account!, isPersistent: !clock.IsStandIn());
        Log.SignedIn(logger, account!.Id, address);
        return new SignInOutcome(account, TimeSpan.Zero);
    }

    /// <summary>Ends the session, and with it what is still being sent to that person. A copy of its cookie opens nothing any more.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var person = signIn.Context.User;
        if (Session.NameOf(person) is null && await users.GetUserAsync(person) is { } account)
        {
            // A cookie of an earlier version names the person only: it cannot be told from their others, so all of them end.
            await users.UpdateSecurityStampAsync(account);
        }

        await ended.EndAsync(person, cancellationToken);
        admissions.SignedOut(person);
        await signIn.SignOutAsync();
    }

    /// <summary>What to tell somebody who was not let in.</summary>
    public static Problem Problem(SignInOutcome outcome) => outcome.Wait > TimeSpan.Zero
        ? new Problem("SignInWait", null, Math.Ceiling(outcome.Wait.TotalSeconds))
        : new Problem("SignInRefused");

    private async Task<bool> IsRightAsync(AppUser? account, string? password)
    {
        if (password is null or { Length: > Passwords.MaxLength })
        {
            return false;
        }

        if (account is not null)
        {
            return await users.CheckPasswordAsync(account, password);
        }

        nobodysHash ??= hasher.HashPassword(Nobody, "nobody has this password");
        hasher.VerifyHashedPassword(Nobody, nobodysHash, password);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "Account {Account} signed in from {Address}")]
        public static partial void SignedIn(ILogger logger, string account, IPAddress? address);

        [LoggerMessage(2002, LogLevel.Warning, "A sign-in from {Address} was refused")]
        public static partial void Refused(ILogger logger, IPAddress? address);
    }
}
