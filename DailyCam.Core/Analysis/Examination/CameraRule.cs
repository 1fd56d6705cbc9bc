using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What the family's settings of a camera say at this moment about showing its footage to an analyzer.</summary>
/// <param name="WhyNot">One of <see cref="AnalysisReasons"/>; null when it may be shown, consent apart.</param>
/// <param name="Masks">What is painted over in every copy.</param>
internal sealed record CameraRule(string? WhyNot, IReadOnlyList<IReadOnlyList<ZonePoint>> Masks)
{
    /// <summary>Whether a copy with these masks may go out as it is.</summary>
    public bool Allows(IReadOnlyList<IReadOnlyList<ZonePoint>> masks) =>
        WhyNot is null && Masks.Count == masks.Count && Masks.Zip(masks).All(static pair => pair.First.SequenceEqual(pair.Second));
}
