using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>Makes, finds and deletes API tokens. A token reads <c>dct_&lt;id&gt;_&lt;secret&gt;</c>; the prefix lets secret scanners recognise it.</summary>
internal sealed class ApiTokens(IDbContextFactory<AccountDbContext> contexts, DatabaseEdition<AccountDbContext> edition, TimeProvider clock)
{
    private const string Prefix = "dct_";
    private const int SecretBytes = 32;

    /// <summary>Programs a home has, and then some.</summary>
    private const int MostRemembered = 256;

    /// <summary>A use is written down at most this often: a program asks twice a second, and each write makes every remembered answer old.</summary>
    private static readonly TimeSpan UseGrain = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <summary>Tokens that were asked for, until anything is written about accounts.</summary>
    private readonly Remembered<string, ApiToken> remembered = new(() => edition.Current, MostRemembered, SessionRevalidation.Interval, clock);

    /// <summary>The token's row and its text, which is shown this once; or what is wrong.</summary>
    public async Task<(ApiToken? Token, string? Text, IReadOnlyList<Problem> Problems)> CreateAsync(string? name, string? role, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var cleanName = UserNames.Clean(name);
        var knownRole = Roles.Find(role);
        List<Problem> problems = [];
        if (cleanName.Length is 0 or > ApiToken.MaxNameLength)
        {
            problems.Add(new Problem("TokenName", "name", ApiToken.MaxNameLength));
        }

        if (knownRole is null)
        {
            problems.Add(new Problem("RoleUnknown", "role"));
        }

        if (expiresAt <= clock.GetUtcNow())
        {
            problems.Add(new Problem("TokenExpiryPast", "expiresAt"));
        }

        if (problems.Count > 0)
        {
            return (null, null, problems);
        }

        var secret = RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);
        var token = new ApiToken { Name = cleanName, Role = knownRole!, SecretHash = Hash(secret), CreatedAt = clock.GetUtcNow(), ExpiresAt = expiresAt };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ApiTokens.Add(token);
        await context.SaveChangesAsync(cancellationToken);
        return (token, $"{Prefix}{token.Id}_{secret}", []);
    }

    /// <summary>All tokens, newest first, without their secrets.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.AsNoTracking().OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.Where(token => token.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The token behind a text, or null: unknown, wrong, run out, or no token at all.</summary>
    public async Task<ApiToken?> FindAsync(string text, CancellationToken cancellationToken)
    {
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('_') : [];
        if (parts is not [var id, var secret])
        {
            return null;
        }

        var token = await RowAsync(id, cancellationToken);
        if (token is null || token.ExpiresAt <= clock.GetUtcNow()
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(token.SecretHash)))
        {
            return null;
        }

        await NoteUseAsync(token, cancellationToken);
        return token;
    }

    /// <summary>Whether the token of this id exists and has not run out.</summary>
    public async Task<bool> IsGoodAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is { } token
            && (token.ExpiresAt is null || token.ExpiresAt > clock.GetUtcNow());
    }

    /// <summary>So that a token nobody uses can be told from one that must stay. Whether this can be written keeps nobody out.</summary>
    private async ValueTask NoteUseAsync(ApiToken token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (clock.IsStandIn() || now - token.LastUsedAt < UseGrain || (noted.TryGetValue(token.Id, out var at) && now - at < UseGrain))
        {
            return;
        }

        noted[token.Id] = now;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.ApiTokens.Where(row => row.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(static row => row.LastUsedAt, (DateTimeOffset?)now), cancellationToken);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // It will be noted with a later use.
        }
    }

    private async ValueTask<ApiToken?> RowAsync(string id, CancellationToken cancellationToken)
    {
        if (remembered.Find(id) is { } known)
        {
            return known;
        }

        var before = remembered.Edition;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var token = await context.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (token is not null)
        {
            remembered.Keep(id, token, before, itsWeight: 1);
        }

        return token;
    }

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
