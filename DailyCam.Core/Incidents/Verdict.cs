namespace DailyCam.Core.Incidents;

/// <summary>What a person says of an incident; <see cref="ReviewState.New"/> takes back what was said.</summary>
/// <param name="Severity">The right one, when the shown one is too high or too low; null keeps it.</param>
public sealed record Verdict(ReviewState State, Severity? Severity = null)
{
    /// <summary>Who says how bad it was says that it happened. What is dealt with stays so.</summary>
    public static Verdict Graded(Incident incident, Severity severity) => new(incident.Review == ReviewState.Resolved ? ReviewState.Resolved : ReviewState.Confirmed, severity);
}
