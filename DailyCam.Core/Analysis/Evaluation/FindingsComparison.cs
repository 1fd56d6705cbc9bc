namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>
/// Two sides over the same archive segments: what both found and what only one did; and, where the family has judged incidents, who found and who missed them. Pure. What nobody ever found is
/// not in it: neither side can be blamed for it here.
/// </summary>
/// <param name="Segments">Compared.</param>
/// <param name="Both">Findings that are the same on both sides.</param>
/// <param name="Apart">How far the moments of these lie apart.</param>
/// <param name="Confirmed">Incidents in these segments that the family confirmed.</param>
/// <param name="FalseAlarms">Incidents in these segments that the family called false alarms.</param>
public sealed record FindingsComparison(int Segments, int Both, TimeErrors Apart, int Confirmed, int FalseAlarms, SideFigures Left, SideFigures Right)
{
    /// <summary>By how much two moments may miss each other and still be the same thing: models' seconds are off by 1 to 3, more towards the end of ten minutes.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    public static FindingsComparison Of(IReadOnlyCollection<ComparedSegment> segments)
    {
        var pairs = segments.SelectMany(static segment => FindingsMatch.Of(segment.Left.Findings, segment.Right.Findings, Tolerance)).ToList();
        return new FindingsComparison(
            segments.Count,
            pairs.Count,
            TimeErrors.Of(pairs),
            segments.Sum(static segment => segment.Judged.Count(static moment => moment.IsReal)),
            segments.Sum(static segment => segment.Judged.Count(static moment => !moment.IsReal)),
            Figures(segments, static segment => segment.Left, pairs.Count),
            Figures(segments, static segment => segment.Right, pairs.Count));
    }

    private static SideFigures Figures(IReadOnlyCollection<ComparedSegment> segments, Func<ComparedSegment, SideAnswer> side, int both)
    {
        var found = Met(segments, side, isReal: true);
        var findings = segments.Sum(segment => side(segment).Findings.Count);
        return new SideFigures
        {
            Findings = findings,
            Only = findings - both,
            Found = found.Count,
            Missed = segments.Sum(static segment => segment.Judged.Count(static moment => moment.IsReal)) - found.Count,
            FalseAlarms = Met(segments, side, isReal: false).Count,
            Errors = TimeErrors.Of(found),
            InputTokens = segments.Sum(segment => side(segment).InputTokens),
            OutputTokens = segments.Sum(segment => side(segment).OutputTokens),
            CostMicros = segments.Sum(segment => side(segment).CostMicros),
        };
    }

    private static List<FindingPair> Met(IReadOnlyCollection<ComparedSegment> segments, Func<ComparedSegment, SideAnswer> side, bool isReal) =>
    [
        .. segments.SelectMany(segment => FindingsMatch.Of(
            side(segment).Findings, segment.Judged.Where(moment => moment.IsReal == isReal).Select(static moment => moment.AsFinding()), Tolerance)),
    ];
}
