using DailyCam.Core.Incidents;

namespace DailyCam.Web.Api;

/// <summary>What to change at home.</summary>
internal sealed record SuggestionAnswer(IncidentCategory Category, SentenceAnswer Sentence);
