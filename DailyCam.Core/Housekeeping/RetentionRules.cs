using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>What retention has to keep to in one look.</summary>
internal sealed record RetentionRules
{
    public const double Gigabyte = 1024d * 1024 * 1024;

    public required DateTimeOffset Now { get; init; }

    /// <summary>Days kept, of a camera without its own number.</summary>
    public required TimeSpan Keep { get; init; }

    public IReadOnlyDictionary<CameraId, TimeSpan> KeepOf { get; init; } = new Dictionary<CameraId, TimeSpan>();

    public IReadOnlyDictionary<CameraId, long> MaxBytesOf { get; init; } = new Dictionary<CameraId, long>();

    /// <summary>Null when the disk could not be asked: nothing is deleted for room then.</summary>
    public long? FreeBytes { get; init; }

    public long MinimumFreeBytes { get; init; }

    /// <summary>False while the clock is not trusted: after a jump nothing is deleted for its age.</summary>
    public bool TrustsClock { get; init; } = true;

    /// <summary>Cameras whose newest hour is not deleted for its age either: those that exist. Of one that was deleted everything goes.</summary>
    public IReadOnlySet<CameraId> KeepsNewestOf { get; init; } = new HashSet<CameraId>();

    /// <summary>The number behind a reason, as people set it: days, the camera's gigabytes, the gigabytes kept free.</summary>
    public double? LimitOf(CameraId camera, RetentionReason reason) => reason switch
    {
        RetentionReason.Age => KeepOf.GetValueOrDefault(camera, Keep).TotalDays,
        RetentionReason.CameraLimit => MaxBytesOf.TryGetValue(camera, out var bytes) ? Math.Round(bytes / Gigabyte, 3) : null,
        RetentionReason.FreeSpace or RetentionReason.FreeSpaceKept => Math.Round(MinimumFreeBytes / Gigabyte, 3),
        _ => null,
    };
}
