using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Reports;

/// <summary>An archive segment that a model examined, with what it answered. The recording may be gone since.</summary>
public sealed record ExaminedSegment(CameraId Camera, ArchiveSegmentId Segment, DateTimeOffset StartAt, DateTimeOffset EndAt, SegmentFindings Findings)
{
    /// <summary>No segment is longer; a second beyond it is nonsense that must not overflow a date.</summary>
    private const double SecondsOfADay = 86_400;

    /// <summary>Whether the model was shown too few pictures, or too short a piece, to say that something short did not happen. What it saw, it saw.</summary>
    public bool IsSparse { get; init; }

    public TimeSpan Length => EndAt - StartAt;

    public DateTimeOffset At(double second) => double.IsFinite(second) && Math.Abs(second) < SecondsOfADay ? StartAt.AddSeconds(second) : StartAt;
}
