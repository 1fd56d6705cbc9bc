namespace DailyCam.Web.Api;

/// <summary>What came of asking for another examination.</summary>
/// <param name="Queued">Segments that are examined again.</param>
/// <param name="Done">Segments whose answer would be the same, or that are being examined already.</param>
internal sealed record AgainAnswer(string Analyzer, int Queued, int Done);
