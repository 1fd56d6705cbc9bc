using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What came of a rehearsal.</summary>
/// <param name="Refused">Why nothing was rehearsed, in a sentence; null when something was.</param>
/// <param name="Models">The configured models of today.</param>
/// <param name="Days">The days on which one of them ends, or the one that was asked for; empty when no end is known.</param>
public sealed record RehearsalReport(string? Refused, IReadOnlyList<ConfiguredModel> Models, IReadOnlyList<RehearsedDay> Days)
{
    /// <summary>Whether a camera would be left without a model on one of the days.</summary>
    public bool LeavesAny => Days.Any(static day => day.LeavesAny);

    internal static RehearsalReport NotRehearsed(string reason) => new(reason, [], []);
}
