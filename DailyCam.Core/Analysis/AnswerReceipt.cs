namespace DailyCam.Core.Analysis;

/// <summary>Where a model's answer came from and what it took, as the ledger has it.</summary>
/// <param name="Model">As the provider names it.</param>
/// <param name="CostMicros">Millionths of the budget's currency.</param>
/// <param name="FinishReason">As the provider named it.</param>
public sealed record AnswerReceipt(
    string Model, string SchemaVersion, long? InputTokens, long? OutputTokens, long? CostMicros, long? LatencyMilliseconds, string? FinishReason)
{
    /// <inheritdoc cref="Spending.LedgerEntry.ShownFps"/>
    public double? ShownFps { get; init; }

    /// <inheritdoc cref="Spending.LedgerEntry.ShownSeconds"/>
    public double? ShownSeconds { get; init; }
}
