using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Incidents of one kind.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="Gravest">The gravest of them.</param>
public sealed record CategoryCount(IncidentCategory Category, int Count, Severity Gravest);
