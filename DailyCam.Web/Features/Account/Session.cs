using System.Security.Claims;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// A session cookie that was opened before: who it names and, once that was looked up, who that person is now. Opening a cookie and looking its person up cost
/// more than most answers; a player asks twice a second. Safe from any thread.
/// </summary>
internal sealed class Session(ClaimsPrincipal principal, IReadOnlyDictionary<string, string?> properties)
{
    /// <summary>Names the sign-in in the cookie, so that one device can be signed out and the others stay.</summary>
    public const string ClaimType = "dailycam:session";

    private volatile Look last = new(principal, null, 0);

    /// <summary>What the cookie says of itself: when it was issued and when it ends.</summary>
    public IReadOnlyDictionary<string, string?> Properties => properties;

    /// <summary>The person with the roles of the last look.</summary>
    public ClaimsPrincipal Principal => last.Principal;

    /// <summary>Whether the person was looked up at this edition of the accounts, and not long ago.</summary>
    public bool IsChecked(long edition, TimeProvider clock) => last is { Edition: { } at } look && at == edition && clock.GetElapsedTime(look.At) < SessionRevalidation.Interval;

    public void Checked(ClaimsPrincipal person, long edition, long at) => last = new Look(person, edition, at);

    /// <summary>The sign-in's name; null in a cookie of an earlier version, and for a token.</summary>
    public static string? NameOf(ClaimsPrincipal person) => person.FindFirstValue(ClaimType);

    private sealed record Look(ClaimsPrincipal Principal, long? Edition, long At);
}
