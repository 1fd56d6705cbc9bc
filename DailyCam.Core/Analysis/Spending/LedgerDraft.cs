using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>A request that is about to be made.</summary>
public sealed record LedgerDraft
{
    public required string Analyzer { get; init; }

    public required string Model { get; init; }

    public required LedgerPurpose Purpose { get; init; }

    public CameraId? Camera { get; init; }

    public ArchiveSegmentId? Segment { get; init; }

    public required string WorkKey { get; init; }

    public required string PromptVersion { get; init; }

    public DateTimeOffset? FromAt { get; init; }

    public DateTimeOffset? ToAt { get; init; }

    public long Bytes { get; init; }

    public string? MediaHash { get; init; }

    public bool WithSound { get; init; }

    /// <inheritdoc cref="LedgerEntry.ShownFps"/>
    public double? ShownFps { get; init; }

    /// <inheritdoc cref="LedgerEntry.ShownSeconds"/>
    public double? ShownSeconds { get; init; }

    /// <summary>Tokens that are expected at most, for the reservation.</summary>
    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>Most that requests of this purpose may cost in a day, in millionths of the currency, inside the budgets of all; 0 holds nothing. Null for no limit of its own.</summary>
    public long? PurposeLimitMicros { get; init; }
}
