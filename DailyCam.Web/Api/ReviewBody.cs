namespace DailyCam.Web.Api;

/// <summary>A review as a program sends it. Words come as text, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
internal sealed record ReviewBody(string? State, string? Severity, string? Note);
