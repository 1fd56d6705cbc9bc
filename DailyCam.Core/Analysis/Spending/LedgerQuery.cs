using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Which requests a list shows; null leaves a condition out.</summary>
public sealed record LedgerQuery
{
    public CameraId? Camera { get; init; }

    /// <summary>Sent at or after this, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Sent before this, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last row of the page before.</summary>
    public LedgerCursor? After { get; init; }

    /// <summary>Most items to read.</summary>
    public int Limit { get; init; } = 100;
}
