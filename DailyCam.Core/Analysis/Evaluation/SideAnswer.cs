namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What one side said of one archive segment, and what that took.</summary>
public sealed record SideAnswer
{
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>0 for local vision, and where the provider did not tell.</summary>
    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Millionths of the budget's currency, without second looks.</summary>
    public long CostMicros { get; init; }
}
