namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// One moof and its mdat: the only thing that flows from capture to live, archive and frames (docs/adr/0002). Immutable, shared between consumers,
/// never written to. Its length is data: 0.5 s by default, one frame in a fast lane; nobody assumes it.
/// </summary>
public sealed record MediaFragment
{
    public required InitSegment Init { get; init; }

    /// <summary>0 for the first fragment of the attempt, then without holes.</summary>
    public required long Number { get; init; }

    /// <summary>moof and mdat as FFmpeg wrote them; decode times still count from the attempt's start.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the first video sample is a key frame. <c>frag_keyframe</c> guarantees that key frames stand nowhere else.</summary>
    public required bool StartsWithKeyFrame { get; init; }

    /// <summary>Decode time of the first video sample in ticks of <see cref="InitSegment.VideoTimescale"/>, counted from the attempt's start.</summary>
    public required long VideoDecodeTime { get; init; }

    /// <summary>Media time of the first video sample since the attempt's start.</summary>
    public required TimeSpan MediaStart { get; init; }

    /// <summary>Sum of the video sample durations.</summary>
    public required TimeSpan Duration { get; init; }

    public required int VideoSampleCount { get; init; }

    /// <summary>Wall clock of the first sample, UTC, by the least delay seen in this attempt (server's receipt minus media time).</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>When the last byte was read, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>RTP packets FFmpeg missed since the fragment before; null when it told nothing.</summary>
    public int? LostPackets { get; init; }

    public DateTimeOffset EndAt => StartAt + Duration;
}
