using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>What one camera has on the archive's disk, and how much comes to it.</summary>
public sealed record StoredCamera
{
    public required CameraId Id { get; init; }

    /// <summary>Null when the camera was deleted; its recordings stay until their days end.</summary>
    public string? Name { get; init; }

    public int Files { get; init; }

    public long Bytes { get; init; }

    /// <summary>Of these, what is kept because it shows a confirmed incident.</summary>
    public long KeptBytes { get; init; }

    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>What it records in a day, measured over the past week; null when there is less than an hour to measure by.</summary>
    public double? BytesPerDay { get; init; }

    /// <summary>Days of its own; null follows the setting for all.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Gigabytes of its own; null for no limit.</summary>
    public double? MaxGigabytes { get; init; }

    /// <summary>Whether anything is added to it.</summary>
    public bool IsRecorded { get; init; }
}
