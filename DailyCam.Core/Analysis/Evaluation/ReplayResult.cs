namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>One answer read twice: then and now. Pure.</summary>
public sealed record ReplayResult
{
    private ReplayResult(FrozenReading then, FrozenReading now) => (Then, Now) = (then, now);

    public FrozenReading Then { get; }

    public FrozenReading Now { get; }

    /// <summary>Claims that are kept now and were not then.</summary>
    public IReadOnlyList<FrozenClaim> Gained { get; private init; } = [];

    /// <summary>Claims that were kept then and are not now.</summary>
    public IReadOnlyList<FrozenClaim> Lost { get; private init; } = [];

    /// <summary>Claims that are graded otherwise.</summary>
    public IReadOnlyList<(FrozenClaim Then, FrozenClaim Now)> Regraded { get; private init; } = [];

    public bool HasChanged => Gained.Count + Lost.Count + Regraded.Count > 0
        || (Then.Defect, Then.Dropped, Then.Observations, Then.Seen, Then.Second) != (Now.Defect, Now.Dropped, Now.Observations, Now.Seen, Now.Second);

    public static ReplayResult Between(FrozenReading then, FrozenReading now)
    {
        // The same moment may be claimed twice: each claim of then meets one of now.
        var left = now.Claims.GroupBy(static claim => claim.Identity).ToDictionary(static group => group.Key, static group => new Queue<FrozenClaim>(group));
        var (lost, regraded) = (new List<FrozenClaim>(), new List<(FrozenClaim, FrozenClaim)>());
        foreach (var claim in then.Claims)
        {
            if (!left.TryGetValue(claim.Identity, out var same) || !same.TryDequeue(out var met))
            {
                lost.Add(claim);
            }
            else if (met.Severity != claim.Severity)
            {
                regraded.Add((claim, met));
            }
        }

        return new ReplayResult(then, now) { Gained = [.. left.Values.SelectMany(static same => same).OrderBy(static claim => claim.EvidenceSecond)], Lost = lost, Regraded = regraded };
    }
}
