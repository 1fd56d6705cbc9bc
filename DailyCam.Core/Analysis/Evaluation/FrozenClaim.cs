using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>One incident that was read out of an answer, graded. Seconds relative to the footage's beginning.</summary>
/// <param name="Severity">Null when the code does not take it for an incident.</param>
public sealed record FrozenClaim(double StartSecond, double EvidenceSecond, double EndSecond, IncidentCategory Category, Severity? Severity)
{
    /// <summary>What makes it the same claim in two readings of one answer.</summary>
    internal (double, double, double, IncidentCategory) Identity => (StartSecond, EvidenceSecond, EndSecond, Category);
}
