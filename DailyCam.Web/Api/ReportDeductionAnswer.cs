using DailyCam.Core.Incidents;

namespace DailyCam.Web.Api;

/// <summary>Points that were taken off, with the incidents that caused it.</summary>
internal sealed record ReportDeductionAnswer(Severity Severity, int Points, IReadOnlyList<IncidentId> Incidents, SentenceAnswer Sentence);
