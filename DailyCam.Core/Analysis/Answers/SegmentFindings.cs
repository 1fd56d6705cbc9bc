namespace DailyCam.Core.Analysis.Answers;

/// <summary>A model's answer about one segment after validation: only what has a time inside the segment and fits the schema.</summary>
public sealed record SegmentFindings
{
    /// <summary>Two or three sentences.</summary>
    public required Bilingual Summary { get; init; }

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Claims and observations that were dropped: no time, a time outside the segment, or against the schema.</summary>
    public int Dropped { get; init; }

    /// <summary>What became of each claim of <see cref="Claims"/>, by its place in the list; empty until verified.</summary>
    public IReadOnlyList<ClaimFate> Fates { get; init; } = [];
}
