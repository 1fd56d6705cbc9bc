using DailyCam.Core.Cameras;

namespace DailyCam.Core.Faults;

/// <summary>Which faults a list shows; null leaves a condition out.</summary>
public sealed record FaultQuery
{
    public CameraId? Camera { get; init; }

    public FaultKind? Kind { get; init; }

    /// <summary>Faults that went on at or after this, UTC; one that goes on still does so now.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Faults that began before this, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last fault of the page before.</summary>
    public FaultCursor? After { get; init; }

    /// <summary>Most items to read.</summary>
    public int Limit { get; init; } = 100;
}
