namespace DailyCam.Core.Faults;

/// <summary>How and when a fault ended.</summary>
/// <param name="How">What brought it to its end.</param>
public sealed record FaultEnd(FaultRecovery How)
{
    /// <summary>All of the time it lasted is lost, whatever its stage: what waited in memory died with the process that had it.</summary>
    public static readonly TimeSpan AllOfIt = TimeSpan.MaxValue;

    /// <summary>The part that recovered; null for the usual one of the kind.</summary>
    public FaultStage? Stage { get; init; }

    /// <summary>Since when it works; null for now. Earlier than now when a part had to prove first that it stays.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Recording that was truly lost, as the part that failed counted it; null for the rule of <see cref="FaultStages.Lost"/>.</summary>
    public TimeSpan? Lost { get; init; }
}
