using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>A closed archive segment as retention sees it.</summary>
internal sealed record RetentionCandidate(ArchiveSegmentId Id, CameraId Camera, string Path, DateTimeOffset StartAt, DateTimeOffset EndAt, long SizeBytes)
{
    /// <summary>Whether it shows an incident that somebody confirmed (<see cref="KeptStretches"/>).</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether nobody knows how old it is (<see cref="ArchiveSegment.IsTimeDoubtful"/>).</summary>
    public bool IsTimeDoubtful { get; init; }
}
