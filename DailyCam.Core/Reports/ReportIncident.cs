using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>An incident in a report.</summary>
/// <param name="Sentence">Second and kind, from the facts.</param>
/// <param name="Words">What a model or a person wrote about it; null when nobody did, or when the two languages do not say the same.</param>
public sealed record ReportIncident(
    IncidentId Id, Severity Severity, IncidentCategory Category, ReviewState Review, IncidentVerification Verification, bool HasPicture, CitedSentence Sentence, CitedSentence? Words);
