using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What the family said of an incident.</summary>
/// <param name="IsReal">Confirmed or dealt with; otherwise a false alarm.</param>
public sealed record JudgedMoment(IncidentCategory Category, DateTimeOffset At, bool IsReal)
{
    /// <summary>As something to be found; how bad it was plays no part in that.</summary>
    internal Finding AsFinding() => new(Category, At, Severity.Caution);
}
