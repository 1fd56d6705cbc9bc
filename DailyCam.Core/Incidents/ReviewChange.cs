namespace DailyCam.Core.Incidents;

/// <summary>One decision as it was stored, with what stood there before: enough to take it back.</summary>
public sealed record ReviewChange(IncidentId Id, ReviewStanding Before, ReviewStanding After)
{
    /// <summary>What stands there once it is taken back. A severity that the decision did not touch stays as it is now.</summary>
    public ReviewStanding TakenBack(ReviewStanding now) => Before with { Severity = Before.Severity == After.Severity ? now.Severity : Before.Severity };
}
