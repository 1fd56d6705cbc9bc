namespace DailyCam.Core.Incidents;

/// <summary>What one person looked at of late.</summary>
/// <param name="Name">As it was when they judged; a token's for a program.</param>
/// <param name="Count">Incidents that stand with their judgement.</param>
/// <param name="Newest">Those judged last, newest judgement first.</param>
public sealed record ReviewerSummary(string Name, int Count, IReadOnlyList<Incident> Newest);
