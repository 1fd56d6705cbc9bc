using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>Incidents by severity, each at its second. Pure.</summary>
internal static class IncidentSection
{
    public static IReadOnlyList<ReportIncident> Build(IEnumerable<Incident> incidents, SentenceGate gate)
    {
        var shown = new List<ReportIncident>();
        foreach (var incident in incidents.OrderBy(static incident => incident.Severity).ThenBy(static incident => incident.StartAt))
        {
            if (gate.Keep(SentenceOf(incident)) is { } sentence)
            {
                var words = WordsOf(incident) is { } written ? gate.Keep(written) : null;
                shown.Add(new ReportIncident(
                    incident.Id, incident.Severity, incident.Category, incident.Review, incident.Verification, incident.EvidencePicture is not null, sentence, words));
            }
        }

        return shown;
    }

    /// <summary>What happened and when, from the row alone.</summary>
    public static CitedSentence SentenceOf(Incident incident)
    {
        var citation = Citation.Of(incident);
        return (incident.ZoneName, incident.Location) switch
        {
            ({ Length: > 0 } zone, _) when incident.EndAt is { } end && end > incident.StartAt => CitedSentence.Of("Incident.Zone", citation, incident.StartAt, zone, end - incident.StartAt),
            ({ Length: > 0 } zone, _) => CitedSentence.Of("Incident.ZoneMoment", citation, incident.StartAt, zone),
            (_, { Length: > 0 } place) => CitedSentence.Of("Incident.Place", citation, incident.StartAt, incident.Category, place),
            _ => CitedSentence.Of("Incident.Plain", citation, incident.StartAt, incident.Category),
        };
    }

    private static CitedSentence? WordsOf(Incident incident) => (incident.Title, incident.Description) switch
    {
        ({ } title, { } description) => CitedSentence.Of("Words.Two", Citation.Of(incident), title, description),
        ({ } title, null) => CitedSentence.Of("Words.One", Citation.Of(incident), title),
        (null, { } description) => CitedSentence.Of("Words.One", Citation.Of(incident), description),
        _ => null,
    };
}
