namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// One moof and its mdat as FFmpeg cut them, a frame long as a rule: for those who cannot wait until a fragment is gathered. Immutable, shared, never written to.
/// </summary>
public sealed record MediaChunk
{
    public required InitSegment Init { get; init; }

    /// <summary>moof and mdat; decode times count from the start of FFmpeg.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the first video sample is a key frame. Key frames stand nowhere else.</summary>
    public required bool StartsWithKeyFrame { get; init; }

    /// <summary>Media time of the first video sample since the start of FFmpeg; null for sound alone.</summary>
    public TimeSpan? MediaStart { get; init; }

    /// <summary>Wall clock of the first video sample, UTC; null for sound alone.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>When the last byte was read, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
