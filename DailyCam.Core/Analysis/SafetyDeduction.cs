using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis;

/// <summary>Points taken from the safety score, with the incidents that caused it.</summary>
/// <param name="Points">Taken away, above 0.</param>
public sealed record SafetyDeduction(Severity Severity, int Points, IReadOnlyList<IncidentId> Incidents);
