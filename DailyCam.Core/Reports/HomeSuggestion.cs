using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>What to change at home, with the incidents that ask for it.</summary>
public sealed record HomeSuggestion(IncidentCategory Category, CitedSentence Sentence);
