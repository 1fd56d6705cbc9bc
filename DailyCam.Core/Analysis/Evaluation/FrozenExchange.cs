using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>One question to a model and its answer as it came, with what was made of it that day: enough to read the answer again with other code, without any network.</summary>
public sealed record FrozenExchange
{
    /// <summary>Of the files that are written now.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>Of the ledger's row.</summary>
    public required string Id { get; init; }

    public required LedgerPurpose Purpose { get; init; }

    public required string Analyzer { get; init; }

    public required string Model { get; init; }

    public required string PromptVersion { get; init; }

    public required string SchemaVersion { get; init; }

    /// <summary>The system instruction.</summary>
    public required string System { get; init; }

    /// <summary>The question as it was rendered.</summary>
    public required string Text { get; init; }

    public required string Schema { get; init; }

    public required string Camera { get; init; }

    public required string Segment { get; init; }

    /// <summary>First and last moment of the footage; seconds of the answer count from the first.</summary>
    public required DateTimeOffset FromAt { get; init; }

    public required DateTimeOffset ToAt { get; init; }

    public required FrozenMedia Media { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>As the model wrote it.</summary>
    public required string Answer { get; init; }

    public string? FinishReason { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary>Millionths of <see cref="Currency"/>.</summary>
    public long? CostMicros { get; init; }

    public required string Currency { get; init; }

    public long? LatencyMilliseconds { get; init; }

    /// <summary>What the code of that day made of the answer.</summary>
    public required FrozenReading Reading { get; init; }

    /// <summary>Seconds of the footage.</summary>
    internal double Seconds => (ToAt - FromAt).TotalSeconds;
}
