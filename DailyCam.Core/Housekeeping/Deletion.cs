using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Recordings that were deleted: a stretch without a gap of one camera, for one reason. What is deleted next to it within a day is added to its row, so that a camera's row is a day and not a file.
/// Explains gaps on the timeline.
/// </summary>
public sealed class Deletion
{
    public long Id { get; init; }

    public required CameraId CameraId { get; init; }

    public required RetentionReason Reason { get; init; }

    /// <summary>The number that asked for it: the camera's days, its gigabytes, or the gigabytes kept free; null when there is none.</summary>
    public double? Limit { get; init; }

    /// <summary>Wall clock of the first picture that is gone.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>Wall clock of the end of the last one.</summary>
    public required DateTimeOffset ToAt { get; set; }

    public int Files { get; set; }

    public long Bytes { get; set; }

    /// <summary>When the first of its files was deleted.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When the last one was.</summary>
    public required DateTimeOffset DeletedAt { get; set; }
}
