using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>What retention has to keep to in one look.</summary>
internal sealed record RetentionRules
{
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
}
