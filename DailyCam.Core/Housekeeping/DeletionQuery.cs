using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>Which deletions a list shows; null leaves a condition out.</summary>
public sealed record DeletionQuery
{
    public CameraId? Camera { get; init; }

    /// <summary>Recordings that end after this, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Recordings that begin before this, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    public RetentionReason? Reason { get; init; }

    /// <summary>The last row of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>Most items to read.</summary>
    public int Limit { get; init; } = 100;
}
