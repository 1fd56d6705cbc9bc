namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What came of a comparison.</summary>
public sealed record CompareOutcome
{
    /// <summary>Why nothing was compared, in a sentence; null when something was.</summary>
    public string? Refused { get; init; }

    /// <summary>Null when refused.</summary>
    public FindingsComparison? Comparison { get; init; }

    /// <summary>Archive segments of the range, up to the limit.</summary>
    public int Segments { get; init; }

    /// <summary>Why the left side has no answer, and about how many segments.</summary>
    public IReadOnlyDictionary<string, int> LeftMissing { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> RightMissing { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Of the costs.</summary>
    public string Currency { get; init; } = string.Empty;
}
