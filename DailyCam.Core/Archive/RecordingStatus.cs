using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Archive;

/// <summary>What is known to lie on the disk for a camera. "Recording" is judged by this, never by a running process.</summary>
public sealed record RecordingStatus
{
    public required CameraId Camera { get; init; }

    /// <summary>When the newest part was flushed and fsynced.</summary>
    public DateTimeOffset? LastPartOnDiskAt { get; init; }

    /// <summary>End of the newest media that was flushed and fsynced. Earlier than <see cref="LastPartOnDiskAt"/> by what still waited in memory then.</summary>
    public DateTimeOffset? OnDiskUntil { get; init; }

    /// <summary>End of the newest verified archive segment.</summary>
    public DateTimeOffset? LastVerifiedSegmentEndAt { get; init; }

    /// <summary>Wall-clock start of the file being written; null when none is open.</summary>
    public DateTimeOffset? OpenSegmentStartAt { get; init; }

    /// <summary>Media waiting in memory because the disk does not take it.</summary>
    public TimeSpan Backlog { get; init; }

    /// <summary>Fragments that were lost because the queue was full, since the session began.</summary>
    public long DroppedFragments { get; init; }

    public FaultKind? Fault { get; init; }

    public FaultReason? FaultReason { get; init; }
}
