namespace DailyCam.Core.Archive;

/// <summary>Lets whoever has its token see one export for a while, without an account. Only the hash of the token is kept: 256 random bits need no slow hash.</summary>
public sealed class ShareLink
{
    /// <summary>The longest name of a person or of a program's token.</summary>
    public const int MaxNameLength = 80;

    public ShareLinkId Id { get; init; } = ShareLinkId.New();

    public required ExportId ExportId { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Name of who made it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first instant at which it opens nothing any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the camera's name is shown to whoever has the link.</summary>
    public bool ShowsCamera { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Name of who took it back; null when it went with its export.</summary>
    public string? RevokedBy { get; set; }

    /// <summary>How often its page was opened. A messenger that looks at a link for a preview counts too.</summary>
    public int OpenedCount { get; set; }

    public DateTimeOffset? LastOpenedAt { get; set; }

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
