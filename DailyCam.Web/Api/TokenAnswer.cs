using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Api;

/// <summary>A token without its secret.</summary>
internal sealed class TokenAnswer(ApiToken token)
{
    public string Id => token.Id;

    public string Name => token.Name;

    public string Role => token.Role;

    public DateTimeOffset CreatedAt => token.CreatedAt;

    public DateTimeOffset? ExpiresAt => token.ExpiresAt;

    public DateTimeOffset? LastUsedAt => token.LastUsedAt;
}
