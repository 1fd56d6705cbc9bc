namespace DailyCam.Core.Analysis.Examination;

/// <summary>
/// Which model looks at a segment next, if any. Pure. Local vision always comes first, whatever the chain says: its facts go into the question, and it decides what is worth one.
/// Then the chain's models in their order, each once: the next one is asked only when the one before it has ended without an answer.
/// </summary>
internal static class ExaminationPlan
{
    /// <summary>The analyzer to ask now; null when nobody is to be asked, or not yet.</summary>
    public static string? Next(PlanInput input)
    {
        if (!input.IsWorthSending || input.Local is not (AnalysisState.Analysed or AnalysisState.Filtered or AnalysisState.NotWatched or AnalysisState.Failed))
        {
            return null;
        }

        var models = input.Chain.Where(AnalyzerNames.IsRemote).ToList();
        return models.Exists(analyzer => input.Rows.TryGetValue(analyzer, out var state) && Ends(state))
            ? null
            : models.Find(analyzer => !input.Rows.ContainsKey(analyzer) && input.Allowed.Contains(analyzer));
    }

    /// <summary>Whether the chain goes no further: there is an answer, one is still to come, or a person wanted none.</summary>
    private static bool Ends(AnalysisState state) => AnalysisStanding.IsPending(state) || state is AnalysisState.Analysed or AnalysisState.Cancelled;
}
