namespace DailyCam.Core.Timeline;

/// <summary>All that the coverage of a day follows from.</summary>
public sealed record CoverageInput
{
    public required Stretch Day { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    /// <summary>What is recorded, and what was recorded, examined and deleted since.</summary>
    public required IReadOnlyList<RecordedStretch> Recorded { get; init; }

    /// <summary>When the family had the camera off.</summary>
    public IReadOnlyList<Stretch> CameraOff { get; init; } = [];

    /// <summary>Incidents that count, from start to end; a moment at least.</summary>
    public IReadOnlyList<Stretch> Incidents { get; init; } = [];

    /// <summary>Seconds that local vision looked at, by start of the minute (UTC).</summary>
    public IReadOnlyDictionary<DateTimeOffset, int> WatchedSeconds { get; init; } = new Dictionary<DateTimeOffset, int>();
}
