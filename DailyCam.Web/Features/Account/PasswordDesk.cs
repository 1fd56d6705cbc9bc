using System.Net;
using DailyCam.Core;
using Microsoft.AspNetCore.Identity;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Gives the person of this request a new password. Whoever learned the old one is out with it: every other session of theirs is refused at its next request (<see cref="SessionGate"/>),
/// what is being sent to it ends, and this one goes on under a new cookie.
/// </summary>
internal sealed partial class PasswordDesk(UserManager<AppUser> users, SignInManager<AppUser> signIn, SignInThrottle throttle, Admissions admissions, ILogger<PasswordDesk> logger)
{
    /// <summary>All that is in the way, by field (<c>old</c>, <c>password</c>); empty when the new password is theirs afterwards.</summary>
    /// <param name="old">Asked because a phone is sometimes in other hands. Guessing it is slowed down as at the sign-in, and counts as guessing there.</param>
    public async Task<IReadOnlyList<Problem>> ChangeAsync(string? old, string? fresh, IPAddress? address)
    {
        var person = signIn.Context.User;
        if (await users.GetUserAsync(person) is not { } account)
        {
            return [new Problem("SignInNeeded")]; // A program's token, or removed a moment ago.
        }

        var name = account.UserName ?? string.Empty;
        List<Problem> problems = [.. await CheckOldAsync(account, name, old, address), .. Passwords.Check(fresh ?? string.Empty, name)];
        if (problems.Count is 0 && string.Equals(old, fresh, StringComparison.Ordinal))
        {
            problems.Add(new Problem("PasswordSame", "password"));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        if (!(await users.ChangePasswordAsync(account, old!, fresh!)).Succeeded)
        {
            return [new Problem("PasswordNotChanged")]; // Somebody else changed the account in the same moment.
        }

        admissions.SignedOut(person);
        await signIn.RefreshSignInAsync(account);
        Log.Changed(logger, account.Id, address);
        return [];
    }

    private async Task<IEnumerable<Problem>> CheckOldAsync(AppUser account, string name, string? old, IPAddress? address)
    {
        if (string.IsNullOrEmpty(old))
        {
            return [new Problem("PasswordMissing", "old")];
        }

        if (throttle.Wait(name, address) is var wait && wait > TimeSpan.Zero)
        {
            return [new Problem("SignInWait", "old", Math.Ceiling(wait.TotalSeconds))];
        }

        if (old.Length > Passwords.MaxLength || !await users.CheckPasswordAsync(account, old))
        {
            throttle.Failed(name, address);
            Log.Refused(logger, account.Id, address);
            return [new Problem("PasswordWrong", "old")];
        }

        throttle.Succeeded(name, address);
        return [];
    }

    private static partial class Log
    {
        [LoggerMessage(2004, LogLevel.Information, "Account {Account} has a new password, given from {Address}; its other sessions ended")]
        public static partial void Changed(ILogger logger, string account, IPAddress? address);

        [LoggerMessage(2005, LogLevel.Warning, "A new password for account {Account} from {Address} was refused: the old one was wrong")]
        public static partial void Refused(ILogger logger, string account, IPAddress? address);
    }
}
