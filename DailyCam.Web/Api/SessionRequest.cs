namespace DailyCam.Web.Api;

internal sealed record SessionRequest(string? User, string? Password);
