using DailyCam.Core.Data;

namespace DailyCam.Web.Features.Account;

/// <summary>Lets one more person of the family make an account. Only the hash of what opens it is kept; it goes with the first account that is made by it.</summary>
public sealed class Invitation
{
    public string Id { get; init; } = ShortId.New();

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Name of who invited.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
