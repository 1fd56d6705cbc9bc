using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>Stretches in which a model saw the child do something, joined where one ends as the next begins. Pure.</summary>
internal static class ActivityTotals
{
    /// <summary>Segments follow each other within seconds, and a child who turns over sleeps on; two minutes apart is still the same nap or meal.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<(Stretch Stretch, IReadOnlyList<Citation> Citations)> Of(DayFacts facts, ChildActivity activity)
    {
        var seen = SeenObservation.Of(facts).Where(one => one.Observation.Activity == activity && one.Stretch.Length > TimeSpan.Zero).ToList();
        return [.. Stretch.Merge(seen.Select(static one => one.Stretch), Same).Select(stretch =>
        {
            var within = seen.Where(one => one.StartAt >= stretch.FromAt && one.StartAt < stretch.ToAt).ToList();
            IReadOnlyList<Citation> citations = within.Count > 1 ? [within[0].Citation, within[^1].Citation] : [within[0].Citation];
            return (stretch, citations);
        })];
    }
}
