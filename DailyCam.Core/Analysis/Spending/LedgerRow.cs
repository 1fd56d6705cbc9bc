using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>One request that left the house, for readers: everything about it but the words that came back.</summary>
public sealed record LedgerRow
{
    public required string Id { get; init; }

    public required string Analyzer { get; init; }

    public required string Model { get; init; }

    public required LedgerPurpose Purpose { get; init; }

    /// <summary>Null for a question over stored facts.</summary>
    public CameraId? CameraId { get; init; }

    public ArchiveSegmentId? SegmentId { get; init; }

    public required string PromptVersion { get; init; }

    public DateTimeOffset? FromAt { get; init; }

    public DateTimeOffset? ToAt { get; init; }

    /// <summary>Of media.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 in hex.</summary>
    public string? MediaHash { get; init; }

    public bool WithSound { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required LedgerOutcome Outcome { get; init; }

    /// <summary>What counts against the budget, in millionths of the currency.</summary>
    public required long Micros { get; init; }

    /// <summary>Whether that is what it cost; otherwise it is what was set aside, because nobody told.</summary>
    public required bool IsCostKnown { get; init; }

    /// <summary>Whether it cost more than was set aside for it: the estimate is too low for this model.</summary>
    public bool IsMoreThanReserved { get; init; }

    public required string Currency { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedTokens { get; init; }

    public long? OutputTokens { get; init; }

    public int? Status { get; init; }

    public string? FinishReason { get; init; }

    public long? LatencyMilliseconds { get; init; }

    public string? Detail { get; init; }

    /// <summary>Seconds of footage that were sent; null when none were.</summary>
    public double? Seconds => ToAt - FromAt is { } length ? length.TotalSeconds : null;
}
