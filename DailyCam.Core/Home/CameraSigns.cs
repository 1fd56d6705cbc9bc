using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Home;

/// <summary>All that a camera's standing follows from: what the family wants of it, and what its parts can prove.</summary>
public sealed record CameraSigns
{
    public required CameraId Camera { get; init; }

    public required string Name { get; init; }

    public bool IsOn { get; init; } = true;

    public bool WantsRecording { get; init; } = true;

    /// <summary>Whether local vision is to look at it.</summary>
    public bool WantsLooks { get; init; } = true;

    public CaptureState Capture { get; init; }

    /// <summary>When <see cref="Capture"/> began; null when nothing runs for the camera yet.</summary>
    public DateTimeOffset? CaptureSince { get; init; }

    /// <summary>Receipt of the newest fragment.</summary>
    public DateTimeOffset? LastFrameAt { get; init; }

    /// <summary>Attempts at the camera that failed in a row.</summary>
    public int FailedAttempts { get; init; }

    public RecordingProof Recording { get; init; }

    /// <summary>When the newest picture was taken that local vision looked at.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When the family switched it off; null when it is on, or when that is not known.</summary>
    public DateTimeOffset? OffSince { get; init; }

    /// <summary>Since when it is known not to be recorded; null while no alarm is raised for it.</summary>
    public DateTimeOffset? AlarmSince { get; init; }

    /// <summary>The cause of what is wrong, as far as it is known.</summary>
    public FaultReason? Reason { get; init; }
}
