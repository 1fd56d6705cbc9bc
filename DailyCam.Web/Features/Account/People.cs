using DailyCam.Core;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>Accounts of the family: making one, and whether there is any.</summary>
internal sealed class People(UserManager<AppUser> users)
{
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => users.Users.AnyAsync(cancellationToken);

    /// <summary>Creates an account; the problems are empty when it exists afterwards.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public async Task<IReadOnlyList<Problem>> AddAsync(string? user, string? password, string role, string? language = null)
    {
        if (await CheckAsync(user, password) is { Count: > 0 } problems)
        {
            return problems;
        }

        var account = new AppUser { UserName = UserNames.Clean(user), Language = language };
        Require(await users.CreateAsync(account, password!));
        Require(await users.AddToRoleAsync(account, role));
        return [];
    }

    /// <summary>What is in the way of an account of this name and password.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(string? user, string? password)
    {
        var problems = Look(user, password);
        return problems.Count == 0 && await users.FindByNameAsync(UserNames.Clean(user)) is not null ? [new Problem("UserNameTaken", "user")] : problems;
    }

    /// <summary>What is wrong with a name and a password in themselves.</summary>
    public static IReadOnlyList<Problem> Look(string? user, string? password)
    {
        var name = UserNames.Clean(user);
        return [.. UserNames.Check(name), .. Passwords.Check(password ?? string.Empty, name)];
    }

    /// <summary>Everything that a person can get wrong was checked before; what Identity still refuses is ours.</summary>
    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(static error => error.Code)));
        }
    }
}
