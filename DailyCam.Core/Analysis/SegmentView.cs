using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis;

/// <summary>One archive segment with what is known of it, for readers.</summary>
/// <param name="Analysis">Null while it is not registered.</param>
public sealed record SegmentView(
    ArchiveSegmentId Id,
    CameraId CameraId,
    DateTimeOffset StartAt,
    DateTimeOffset EndAt,
    long SizeBytes,
    string VideoCodec,
    string? AudioCodec,
    int Width,
    int Height,
    SegmentClosedBy ClosedBy,
    SegmentAnalysis? Analysis)
{
    /// <summary>Whether the computer's clock was not set when it was recorded.</summary>
    public bool IsTimeDoubtful { get; init; }
}
