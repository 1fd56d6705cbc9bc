namespace DailyCam.Core.Timeline;

/// <summary>Why a stretch of the day has no recording. Each has words for parents (text key <c>GapReason.&lt;name&gt;</c>).</summary>
public enum GapReason
{
    /// <summary>None of the others is known to be the cause.</summary>
    Unknown = 0,

    /// <summary>The camera did not exist yet.</summary>
    NotYetAdded = 1,

    /// <summary>DailyCam itself did not run.</summary>
    NotRunning = 2,

    /// <summary>The family had switched the camera off.</summary>
    CameraOff = 3,

    /// <summary>The camera was watched, but not recorded.</summary>
    RecordingOff = 4,

    /// <summary>Something was wrong; <see cref="RecordingGap.Fault"/> says what.</summary>
    Fault = 5,

    /// <summary>It was recorded and deleted since; <see cref="RecordingGap.Deleted"/> says why.</summary>
    Deleted = 6,
}
