using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>An incident as a mark on the timeline; the rest is at <c>/incidents/{id}</c>.</summary>
/// <param name="Title">In the caller's language.</param>
/// <param name="Verification">Whether a second look saw what a model claimed.</param>
internal sealed record TimelineIncidentAnswer(
    IncidentId Id,
    DateTimeOffset StartAt,
    DateTimeOffset? EndAt,
    DateTimeOffset EvidenceAt,
    Severity Severity,
    IncidentCategory Category,
    string Title,
    IncidentVerification Verification,
    ReviewState Review)
{
    public static TimelineIncidentAnswer Of(Incident incident, IStringLocalizer<SharedText> texts) => new(
        incident.Id, incident.StartAt, incident.EndAt, incident.EvidenceAt, incident.Severity, incident.Category, TitleOf(incident, texts), incident.Verification, incident.Review);

    private static string TitleOf(Incident incident, IStringLocalizer<SharedText> texts)
    {
        if (incident.Title?.Read() is { Length: > 0 } title)
        {
            return title;
        }

        string category = texts.Word(incident.Category);
        return string.IsNullOrWhiteSpace(incident.ZoneName) ? category : $"{category} · {incident.ZoneName}";
    }
}
