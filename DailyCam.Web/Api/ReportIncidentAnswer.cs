using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>An incident in a report; the rest is at <c>/incidents/{id}</c>.</summary>
/// <param name="Words">What a model or a person wrote about it.</param>
internal sealed record ReportIncidentAnswer(
    IncidentId Id, Severity Severity, IncidentCategory Category, ReviewState Review, IncidentVerification Verification, SentenceAnswer Sentence, SentenceAnswer? Words)
{
    public static ReportIncidentAnswer Of(ReportIncident incident, ReportWords words) => new(
        incident.Id, incident.Severity, incident.Category, incident.Review, incident.Verification, SentenceAnswer.Of(incident.Sentence, words),
        incident.Words is { } written ? SentenceAnswer.Of(written, words) : null);
}
