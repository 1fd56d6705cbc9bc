namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>
/// Finds out which findings of two lists are the same: of one category and not further apart than a tolerance. Each meets one other at most; there are as many pairs as there can be, and of all
/// such choices the one whose moments are closest. So it does not matter which list comes first. Pure.
/// </summary>
internal static class FindingsMatch
{
    public static IReadOnlyList<FindingPair> Of(IEnumerable<Finding> left, IEnumerable<Finding> right, TimeSpan tolerance)
    {
        var others = right.ToLookup(static finding => finding.Category);
        return
        [
            .. left.GroupBy(static finding => finding.Category)
                .SelectMany(group => OfOneKind(InOrder(group), InOrder(others[group.Key]), tolerance))
                .OrderBy(static pair => pair.Left.At),
        ];
    }

    private static List<Finding> InOrder(IEnumerable<Finding> findings) => [.. findings.OrderBy(static finding => finding.At).ThenBy(static finding => finding.Severity)];

    /// <summary>On a line the best pairs never cross, so it is enough to go along both lists once: what is best from (i, j) on follows from what is best behind.</summary>
    private static List<FindingPair> OfOneKind(List<Finding> left, List<Finding> right, TimeSpan tolerance)
    {
        var best = Best(left, right, tolerance);
        var pairs = new List<FindingPair>();
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            var pair = new FindingPair(left[i], right[j]);
            if (pair.Apart <= tolerance && best[i][j] == best[i + 1][j + 1].With(pair))
            {
                pairs.Add(pair);
                (i, j) = (i + 1, j + 1);
            }
            else if (best[i][j] == best[i + 1][j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static Choice[][] Best(List<Finding> left, List<Finding> right, TimeSpan tolerance)
    {
        var best = Enumerable.Range(0, left.Count + 1).Select(_ => new Choice[right.Count + 1]).ToArray();
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                var pair = new FindingPair(left[i], right[j]);
                var without = Choice.Better(best[i + 1][j], best[i][j + 1]);
                best[i][j] = pair.Apart <= tolerance ? Choice.Better(best[i + 1][j + 1].With(pair), without) : without;
            }
        }

        return best;
    }

    /// <summary>How good the pairs from some place on can be.</summary>
    private readonly record struct Choice(int Pairs, long Ticks)
    {
        public static Choice Better(Choice a, Choice b) => a.Pairs > b.Pairs || (a.Pairs == b.Pairs && a.Ticks <= b.Ticks) ? a : b;

        public Choice With(FindingPair pair) => new(Pairs + 1, Ticks + pair.Apart.Ticks);
    }
}
