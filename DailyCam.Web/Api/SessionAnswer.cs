using System.Security.Claims;

namespace DailyCam.Web.Api;

/// <summary>Who is signed in.</summary>
internal sealed class SessionAnswer(ClaimsPrincipal person)
{
    public string? User { get; } = person.Identity?.Name;

    public IReadOnlyList<string> Roles { get; } = [.. person.FindAll(ClaimTypes.Role).Select(static role => role.Value)];

    /// <summary>For the header <c>X-CSRF-TOKEN</c> of calls that change something; only in the answer to a sign-in.</summary>
    public string? AntiforgeryToken { get; init; }
}
