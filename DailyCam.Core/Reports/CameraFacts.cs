using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>All that is known of one camera's day.</summary>
public sealed record CameraFacts
{
    public required CameraId Id { get; init; }

    /// <summary>The family's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>Where in the home it looks, when the family said so.</summary>
    public string? Location { get; init; }

    /// <summary>Names of its danger zones as they are drawn now.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>What is known of each whole minute that has passed, from the day's first; also of those whose recording was deleted since.</summary>
    public required IReadOnlyList<CoverageState> Minutes { get; init; }

    /// <summary>In order of time; false alarms included.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Minutes with pictures, in order.</summary>
    public IReadOnlyList<ActivityPoint> Activity { get; init; } = [];

    /// <summary>Segments that a model examined, in order; one entry each.</summary>
    public IReadOnlyList<ExaminedSegment> Examined { get; init; } = [];
}
