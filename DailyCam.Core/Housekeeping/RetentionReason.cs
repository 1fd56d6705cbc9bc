namespace DailyCam.Core.Housekeeping;

/// <summary>Why a recording is no longer there. Each has words for parents (text key <c>RetentionReason.&lt;name&gt;</c>); stored with what was deleted.</summary>
public enum RetentionReason
{
    /// <summary>Older than the days it is kept.</summary>
    Age = 1,

    /// <summary>Its camera has used up its own gigabytes.</summary>
    CameraLimit = 2,

    /// <summary>The disk needs room, and it is the oldest.</summary>
    FreeSpace = 3,

    /// <summary>The disk needs room, and nothing is left but what shows incidents that somebody confirmed.</summary>
    FreeSpaceKept = 4,

    /// <summary>Nobody deleted it: its file was gone or could not be read when it was checked.</summary>
    Lost = 5,
}
