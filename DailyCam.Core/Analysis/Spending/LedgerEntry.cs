using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>
/// One request to a model outside this process. The row is committed before anything is sent and is the reservation of its price: what is not in the ledger
/// was never sent. Money is in the currency of <c>DailyCam:Analysis:Budget:Currency</c>, in millionths, so that sums are exact.
/// </summary>
public sealed class LedgerEntry
{
    public const int MaxFinishReasonLength = 60;

    /// <summary>Longest name of an analyzer or of a version of a text.</summary>
    public const int MaxNameLength = 40;

    /// <summary>A <see cref="ShortId"/>; sent along with the request.</summary>
    public string Id { get; init; } = ShortId.New();

    public required string Analyzer { get; init; }

    public required string Model { get; init; }

    public required LedgerPurpose Purpose { get; init; }

    /// <summary>Null for a question over stored facts.</summary>
    public CameraId? CameraId { get; init; }

    public ArchiveSegmentId? SegmentId { get; init; }

    /// <summary>What makes a paid answer findable again: (segment, analyzer, prompt version) or claim; unique among answered rows of a purpose.</summary>
    public required string WorkKey { get; init; }

    public required string PromptVersion { get; init; }

    /// <summary>First and last moment of the footage that was sent; null when none was.</summary>
    public DateTimeOffset? FromAt { get; init; }

    public DateTimeOffset? ToAt { get; init; }

    /// <summary>Bytes of media.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of the media in hex, so that a family can show what exactly left the house; null when none was sent.</summary>
    public string? MediaHash { get; init; }

    public bool WithSound { get; init; }

    /// <summary>Pictures a second of the footage that was sent; null when none was.</summary>
    public double? ShownFps { get; init; }

    /// <summary>Seconds of footage that were sent, which may be fewer than lie between first and last moment; null when none were.</summary>
    public double? ShownSeconds { get; init; }

    public required DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public LedgerOutcome Outcome { get; set; } = LedgerOutcome.Reserved;

    /// <summary>Set aside before sending, in millionths of the currency.</summary>
    public required long ReservedMicros { get; init; }

    /// <summary>Of every sum in this row.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The prices that were used, in millionths of the currency per million tokens.</summary>
    public long InputPrice { get; init; }

    public long CachedPrice { get; init; }

    public long OutputPrice { get; init; }

    /// <summary>What it cost by the provider's own token counts and the configured prices; null until it ended.</summary>
    public long? CostMicros { get; set; }

    public long? InputTokens { get; set; }

    /// <summary>Part of <see cref="InputTokens"/> that was billed at the cache price.</summary>
    public long? CachedTokens { get; set; }

    public long? OutputTokens { get; set; }

    public int? Status { get; set; }

    public string? FinishReason { get; set; }

    /// <summary>Milliseconds from sending to the end.</summary>
    public long? LatencyMilliseconds { get; set; }

    /// <summary>The answer's text as it came, stored in the same commit as the outcome, so that a crash afterwards never pays twice. Removed when it was used and is old.</summary>
    public string? Answer { get; set; }

    /// <summary>Short technical words for the administrator, without secrets.</summary>
    public string? Detail { get; set; }

    /// <summary>Whether it cost more than was set aside, so that a budget may have been overrun by the difference.</summary>
    public bool IsMoreThanReserved => CostMicros > ReservedMicros;

    /// <summary>What counts against the budget: the cost when known, else what was set aside.</summary>
    public long CountedMicros => Outcome == LedgerOutcome.NotSent ? 0 : CostMicros ?? ReservedMicros;
}
