namespace DailyCam.Web.Api;

/// <summary>Which recordings are to be examined again. Words come as text, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
/// <param name="Analyzer">Left out: the first model of the camera's chain that may be asked, or local vision.</param>
internal sealed record AgainBody(string? Camera, string? From, string? To, string? Analyzer);
