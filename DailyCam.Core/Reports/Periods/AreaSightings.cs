using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports.Periods;

/// <summary>What was seen in one area of development.</summary>
/// <param name="Times">How often; only what has evidence counts.</param>
/// <param name="Weeks">The same for each week of the period; they sum to <paramref name="Times"/>.</param>
/// <param name="Sentences">The latest of them with their seconds, in order of time.</param>
public sealed record AreaSightings(DevelopmentArea Area, int Times, IReadOnlyList<int> Weeks, IReadOnlyList<CitedSentence> Sentences);
