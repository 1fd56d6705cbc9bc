namespace DailyCam.Core.Capture;

public enum CaptureState
{
    /// <summary>The family switched the camera off.</summary>
    Off = 0,

    /// <summary>An attempt is running but has brought no fragment yet.</summary>
    Connecting = 1,

    /// <summary>Fragments arrive.</summary>
    Running = 2,

    /// <summary>Fragments stopped for a moment; below the watchdog limit this is buffering, not a disconnect.</summary>
    Buffering = 3,

    /// <summary>The last attempt failed; the next one is due at <see cref="CaptureStatus.NextAttemptAt"/>.</summary>
    Waiting = 4,
}
