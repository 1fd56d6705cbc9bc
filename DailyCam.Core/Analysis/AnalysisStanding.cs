namespace DailyCam.Core.Analysis;

/// <summary>
/// Where an archive segment stands when everything that looked at it is taken together: what coverage, timeline, reports and the API show. Pure.
/// </summary>
/// <remarks>
/// One analyzer's answer stays its answer until the same analyzer gives another: of its rows (one for each prompt version) the newest that answered counts, else the newest.
/// Then, in this order:
/// a model that answered; a model that is still to answer; a model that was asked and could not (blocked, failed, over budget), the last of them, because that
/// promises less than what local vision saw; local vision. A model that was never allowed to look (no consent) or was taken out by a person changes nothing.
/// </remarks>
/// <param name="State">One state for the whole segment.</param>
/// <param name="Row">Id of the row that speaks for it.</param>
/// <param name="AnsweredByModel">Whether <paramref name="Row"/> is a model's answer.</param>
/// <param name="SeenByModel">Whether a model that answered was shown all of it, so that every second counts as watched. A picture every ten seconds is an answer, and no watching.</param>
public sealed record AnalysisStanding(AnalysisState State, long Row, bool AnsweredByModel, bool SeenByModel)
{
    /// <summary>Null while the segment is not registered.</summary>
    /// <param name="rows">Every row of one segment, in any order.</param>
    public static AnalysisStanding? Of(IEnumerable<RowState> rows)
    {
        var all = rows.ToList();
        var speaking = all.GroupBy(static row => row.Analyzer, StringComparer.Ordinal).Select(Speaking).ToList();
        var models = speaking.FindAll(static row => AnalyzerNames.IsRemote(row.Analyzer));
        return (Last(models, IsAnswer) ?? Last(models, IsPending) ?? Last(models, IsRefusal) ?? speaking.Find(static row => !AnalyzerNames.IsRemote(row.Analyzer)) ?? Last(models, static _ => true))
            is { } row ? new AnalysisStanding(row.State, row.Id, models.Exists(IsAnswer), all.Exists(SawAll)) : null;
    }

    /// <summary>Whether its examination is still to come or goes on.</summary>
    public static bool IsPending(AnalysisState state) => state is AnalysisState.Recorded or AnalysisState.Queued or AnalysisState.Analysing or AnalysisState.Verifying;

    private static bool IsPending(RowState row) => IsPending(row.State);

    private static bool IsAnswer(RowState row) => row.State is AnalysisState.Analysed or AnalysisState.Filtered or AnalysisState.NotWatched;

    private static bool SawAll(RowState row) => row.ShownAll && IsAnswer(row) && AnalyzerNames.IsRemote(row.Analyzer);

    private static bool IsRefusal(RowState row) => row.State is AnalysisState.Blocked or AnalysisState.Failed or AnalysisState.OverBudget;

    private static RowState Speaking(IEnumerable<RowState> rows)
    {
        var ordered = rows.OrderBy(static row => row.Id).ToList();
        return Last(ordered, IsAnswer) ?? ordered[^1];
    }

    private static RowState? Last(List<RowState> rows, Predicate<RowState> condition) => rows.FindAll(condition).MaxBy(static row => row.Id);
}
