using DailyCam.Core.Analysis.Evaluation;

namespace DailyCam.Web.Hosting;

/// <summary>Adds up what a replay found.</summary>
internal sealed class ReplaySum
{
    private int same;
    private int changed;
    private int unreadable;
    private int gained;
    private int lost;
    private int regraded;
    private int droppedThen;
    private int droppedNow;

    /// <summary>Whether every file could be read, and nothing comes of any answer that was otherwise then.</summary>
    public bool IsAsItWas => changed + unreadable == 0;

    public void Add(ReplayedExchange exchange)
    {
        if (exchange.Result is not { } result)
        {
            unreadable++;
            return;
        }

        (same, changed) = result.HasChanged ? (same, changed + 1) : (same + 1, changed);
        gained += result.Gained.Count;
        lost += result.Lost.Count;
        regraded += result.Regraded.Count;
        droppedThen += result.Then.Dropped;
        droppedNow += result.Now.Dropped;
    }

    public string Line() => FormattableString.Invariant(
        $"{same + changed + unreadable} exchanges: {same} as they were, {changed} changed, {unreadable} not readable. Claims: {gained} more, {lost} fewer, {regraded} graded otherwise; dropped {droppedThen} then, {droppedNow} now.");
}
