using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>A live segment: parts of one attempt from a key frame on. Immutable; the open one is replaced by a longer copy with each part.</summary>
public sealed record LiveSegment
{
    /// <summary>Media sequence number.</summary>
    public required long Sequence { get; init; }

    public required InitSegment Init { get; init; }

    /// <summary>Whether it is the first of a new attempt, so that timestamps and codecs may jump.</summary>
    public required bool IsDiscontinuity { get; init; }

    public required IReadOnlyList<LivePart> Parts { get; init; }

    /// <summary>Whether no part will be added any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Longest segment of its attempt up to and including this one, in seconds.</summary>
    public double LongestSegment { get; init; }

    /// <summary>Longest part of its attempt up to and including this segment's, in seconds.</summary>
    public double LongestPart { get; init; }

    public double Seconds { get; init; }

    public DateTimeOffset StartAt => Parts[0].StartAt;

    public LiveSegment With(LivePart part) => this with
    {
        Parts = [.. Parts, part],
        Seconds = Seconds + part.Seconds,
        LongestSegment = Math.Max(LongestSegment, Seconds + part.Seconds),
        LongestPart = Math.Max(LongestPart, part.Seconds),
    };
}
