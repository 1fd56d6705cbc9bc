using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>How one life of a camera's FFmpeg ended.</summary>
/// <param name="Cause">Why; null when it was asked to.</param>
/// <param name="LastFrameAt">Receipt of its last fragment; null when none came.</param>
/// <param name="GoodFor">From its first fragment to its last.</param>
internal sealed record AttemptOutcome(FaultCause? Cause, DateTimeOffset? LastFrameAt, TimeSpan GoodFor)
{
    public bool HadFrames => LastFrameAt is not null;

    /// <summary>Nothing was started, because the camera's port was found closed.</summary>
    public bool DoorClosed { get; init; }

    public static AttemptOutcome NeverBegan(FaultCause cause) => new(cause, null, TimeSpan.Zero);
}
