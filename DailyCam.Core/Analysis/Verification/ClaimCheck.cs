using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>What the second look said.</summary>
/// <param name="EvidenceSecond">The second, relative to the segment, at which the second look saw it; null when it did not.</param>
public sealed record ClaimCheck(IncidentVerification Verification, double? EvidenceSecond);
