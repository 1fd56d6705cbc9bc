namespace DailyCam.Web.Api;

/// <summary>What a program says of the child. The date comes as text, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
internal sealed record ChildBody(string? Name, string? BirthDate);
