using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>The smallest piece a player can ask for: one fragment as a rule, several when they are shorter than a part. Immutable.</summary>
public sealed record LivePart(IReadOnlyList<MediaFragment> Fragments)
{
    /// <summary>Media seconds of the part.</summary>
    public double Seconds { get; } = Fragments.Sum(static fragment => fragment.Duration.TotalSeconds);

    /// <summary>Whether a decoder can start here.</summary>
    public bool IsIndependent => Fragments[0].StartsWithKeyFrame;

    /// <summary>Wall clock of its first sample, UTC.</summary>
    public DateTimeOffset StartAt => Fragments[0].StartAt;
}
