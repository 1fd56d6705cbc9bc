namespace DailyCam.Web.Api;

/// <summary>The stretch wanted. Times come as text, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
internal sealed record ExportBody(string? Camera, string? From, string? To);
