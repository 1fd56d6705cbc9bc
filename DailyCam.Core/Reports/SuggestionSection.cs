using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>What to change at home: one suggestion for each kind of incident (for zones, each zone), by the child's age, worst first. Pure.</summary>
internal static class SuggestionSection
{
    /// <summary>More than these nobody does in an evening.</summary>
    private const int Most = 6;

    public static IReadOnlyList<HomeSuggestion> Build(DayFacts facts, SentenceGate gate)
    {
        var names = facts.Cameras.ToDictionary(static camera => camera.Id, static camera => camera.Name);
        var suggestions = new List<HomeSuggestion>();
        foreach (var group in facts.Incidents
            .Where(static incident => incident.Review != ReviewState.Resolved)
            .GroupBy(incident => (incident.Category, Place: PlaceOf(incident, names)))
            .OrderBy(static group => group.Min(static incident => incident.Severity))
            .ThenByDescending(static group => group.Count())
            .ThenBy(static group => group.Key.Category)
            .ThenBy(static group => group.Key.Place, StringComparer.Ordinal)
            .Take(Most))
        {
            object[] places = group.Key.Place is { } place ? [place] : [];
            if (gate.Keep(CitedSentence.Of(HomeRules.KeyOf(group.Key.Category, facts.AgeStage), group.Select(Citation.Of), places)) is { } sentence)
            {
                suggestions.Add(new HomeSuggestion(group.Key.Category, sentence));
            }
        }

        return suggestions;
    }

    /// <summary>A zone is a place to change; every other kind is changed all over the home.</summary>
    private static string? PlaceOf(Incident incident, Dictionary<Cameras.CameraId, string> names) =>
        incident.Category == IncidentCategory.DangerZoneEntry ? incident.ZoneName ?? incident.Location ?? names[incident.CameraId] : null;
}
