using DailyCam.Core.Archive;

namespace DailyCam.Web.Api;

/// <summary>A link to a clip, without what opens it.</summary>
/// <param name="IsOpen">Whether it works now.</param>
/// <param name="Opened">How often its page was opened.</param>
internal sealed record ShareAnswer(
    ShareLinkId Id, ExportId Export, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, string? RevokedBy, bool IsOpen, bool ShowsCamera, int Opened, DateTimeOffset? LastOpenedAt)
{
    public static ShareAnswer Of(ShareLink link, DateTimeOffset now) => new(
        link.Id,
        link.ExportId,
        link.CreatedBy,
        link.CreatedAt,
        link.ExpiresAt,
        link.RevokedAt,
        link.RevokedBy,
        link.IsOpenAt(now),
        link.ShowsCamera,
        link.OpenedCount,
        link.LastOpenedAt);
}
