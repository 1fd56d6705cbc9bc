using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>What became of a claim.</summary>
/// <param name="Verification">Whether a second look saw it too.</param>
/// <param name="Incident">The incident it became or was merged into; null when it was rejected.</param>
public sealed record ClaimFate(IncidentVerification Verification, string? Incident);
