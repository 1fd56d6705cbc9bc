using DailyCam.Core.Data;

namespace DailyCam.Web.Features.Account;

/// <summary>Lets a program in without a person. Only the hash of its secret is kept: 256 random bits need no slow hash.</summary>
public sealed class ApiToken
{
    public const int MaxNameLength = 80;

    public string Id { get; init; } = ShortId.New();

    public required string Name { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: until it is deleted.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it let a program in last, at most an hour behind; null while it never did, and for what an earlier version was asked.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
