namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What one side came to over all compared segments.</summary>
public sealed record SideFigures
{
    public required int Findings { get; init; }

    /// <summary>Found by this side and not by the other.</summary>
    public required int Only { get; init; }

    /// <summary>Incidents that the family confirmed, and this side found.</summary>
    public required int Found { get; init; }

    /// <summary>Incidents that the family confirmed, and this side did not find.</summary>
    public required int Missed { get; init; }

    /// <summary>Findings of this side that the family called false alarms.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>How far this side's moments lie from the confirmed ones.</summary>
    public required TimeErrors Errors { get; init; }

    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>Millionths of the budget's currency.</summary>
    public required long CostMicros { get; init; }
}
