namespace DailyCam.Core.Archive;

/// <summary>Why a recording is deleted.</summary>
internal enum RetentionReason
{
    /// <summary>Older than the days it is kept.</summary>
    Age,

    /// <summary>Its camera has used up its own gigabytes.</summary>
    CameraLimit,

    /// <summary>The disk needs room, and it is the oldest.</summary>
    FreeSpace,
}
