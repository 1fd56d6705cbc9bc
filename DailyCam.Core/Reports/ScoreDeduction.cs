using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>Points that were taken off.</summary>
/// <param name="Points">Above 0.</param>
/// <param name="Sentence">Cites every incident that caused it.</param>
public sealed record ScoreDeduction(Severity Severity, int Points, CitedSentence Sentence);
