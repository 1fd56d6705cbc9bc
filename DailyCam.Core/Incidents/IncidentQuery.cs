using DailyCam.Core.Cameras;

namespace DailyCam.Core.Incidents;

/// <summary>Which incidents a list shows; null leaves a condition out.</summary>
public sealed record IncidentQuery
{
    public CameraId? Camera { get; init; }

    /// <summary>Incidents that start at or after this, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Incidents that start before this, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    public Severity? Severity { get; init; }

    public ReviewState? Review { get; init; }

    public IncidentCategory? Category { get; init; }

    /// <summary>The last incident of the page before.</summary>
    public IncidentCursor? After { get; init; }

    /// <summary>Most items to read.</summary>
    public int Limit { get; init; } = 100;
}
