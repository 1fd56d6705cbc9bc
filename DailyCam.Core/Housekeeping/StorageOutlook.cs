namespace DailyCam.Core.Housekeeping;

/// <summary>All that a forecast follows from.</summary>
public sealed record StorageOutlook
{
    public required IReadOnlyList<CameraOutlook> Cameras { get; init; }

    /// <summary>What all recordings together may take before the oldest go for room; null when the disk could not be asked.</summary>
    public double? RoomBytes { get; init; }
}
