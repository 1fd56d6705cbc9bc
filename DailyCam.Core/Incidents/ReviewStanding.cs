namespace DailyCam.Core.Incidents;

/// <summary>What a family thinks of an incident at a moment, and who said so.</summary>
/// <param name="By">Null while nobody has looked.</param>
/// <param name="At">UTC; null while nobody has looked.</param>
public readonly record struct ReviewStanding(ReviewState State, Severity Severity, string? By, DateTimeOffset? At)
{
    public static ReviewStanding Of(Incident incident) => new(incident.Review, incident.Severity, incident.ReviewedBy, incident.ReviewedAt);

    /// <summary>
    /// Whether nobody has decided anything in between. The severity is no part of it: a rule grades anew what nobody has judged. Moments are compared to the millisecond, as they are stored.
    /// </summary>
    public bool IsSameDecision(ReviewStanding other) =>
        State == other.State && By == other.By && At?.ToUnixTimeMilliseconds() == other.At?.ToUnixTimeMilliseconds();
}
