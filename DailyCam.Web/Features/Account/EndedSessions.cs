using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Sign-ins that were ended before their cookie ran out: a copy of the cookie opens nothing any more, and the same person's other devices stay signed in.
/// They are rows among the person's tokens, which is where Identity keeps what belongs to one sign-in, and go when their cookie would have. Safe from any thread.
/// </summary>
internal sealed partial class EndedSessions(IDbContextFactory<AccountDbContext> contexts, DatabaseEdition<AccountDbContext> edition, TimeProvider clock, ILogger<EndedSessions> logger)
{
    /// <summary>A parent's phone stays signed in as long as it is used now and then.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    private const string Provider = "DailyCam.EndedSession";

    /// <summary>Those of this life of the process: they are ended even when the database could not be told.</summary>
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether it was ended since the process started.</summary>
    public bool IsKnown(string? name) => name is not null && known.ContainsKey(name);

    public async Task<bool> ContainsAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (Session.NameOf(person) is not { } name)
        {
            return false;
        }

        if (IsKnown(name))
        {
            return true;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        return await context.UserTokens.AsNoTracking().AnyAsync(token => token.UserId == id && token.LoginProvider == Provider && token.Name == name, cancellationToken);
    }

    /// <summary>Ends the sign-in this person came with.</summary>
    public async Task EndAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (Session.NameOf(person) is not { } name || person.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return;
        }

        known[name] = true;
        edition.Next();
        try
        {
            await WriteAsync(id, name, cancellationToken);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Log.NotWritten(logger, id, exception);
        }
    }

    private async Task WriteAsync(string id, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tokens = await context.UserTokens.Where(token => token.UserId == id && token.LoginProvider == Provider).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        context.UserTokens.RemoveRange(tokens.Where(token => IsOver(token.Value, now)));
        if (tokens.TrueForAll(token => token.Name != name) && await context.Users.AnyAsync(user => user.Id == id, cancellationToken))
        {
            context.UserTokens.Add(new IdentityUserToken<string> { UserId = id, LoginProvider = Provider, Name = name, Value = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether the cookie of a sign-in that was ended then has run out by itself. An ended one is never renewed.</summary>
    private static bool IsOver(string? endedAt, DateTimeOffset now) =>
        long.TryParse(endedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && now.ToUnixTimeSeconds() - seconds > (long)LongestSession.TotalSeconds;

    private static partial class Log
    {
        [LoggerMessage(2003, LogLevel.Warning, "Account {Account} signed out and the database could not be told; a copy of the cookie is refused until DailyCam restarts")]
        public static partial void NotWritten(ILogger logger, string account, Exception exception);
    }
}
