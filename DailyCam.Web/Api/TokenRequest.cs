namespace DailyCam.Web.Api;

internal sealed record TokenRequest(string? Name, string? Role, DateTimeOffset? ExpiresAt);
