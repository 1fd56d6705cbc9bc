namespace DailyCam.Core.Incidents;

/// <summary>How many incidents there are of each severity; one that is not in it has none.</summary>
public sealed record IncidentCounts(IReadOnlyDictionary<Severity, int> BySeverity)
{
    public static IncidentCounts None { get; } = new(new Dictionary<Severity, int>());

    public int All => BySeverity.Values.Sum();

    /// <param name="severity">Null for all of them.</param>
    public int Of(Severity? severity) => severity is { } one ? BySeverity.GetValueOrDefault(one) : All;
}
