using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>How bad a claim is, decided here and never by a model. Pure.</summary>
public static class ClaimSeverity
{
    /// <summary>Whether it is an accident or a danger, or may be one because the model could not tell what came of it.</summary>
    public static bool MayBeGrave(Claim claim) => claim.Outcome == ClaimOutcome.CannotTell || Of(claim) <= Severity.Danger;

    /// <summary>
    /// Null when it is no incident: a hazard whose safety device is in place. That holds for what might happen only; what did happen, happened in spite of the device.
    /// </summary>
    public static Severity? Of(Claim claim) => claim.Outcome switch
    {
        // An adult who caught it in time made a near miss of it; one who came late did not.
        ClaimOutcome.Happened => claim.Adult == AdultResponse.ReactedInTime ? Severity.Danger : Severity.Accident,

        // Nobody knows what came of it, so neither a device nor an adult makes it nothing.
        ClaimOutcome.CannotTell => Severity.Caution,
        _ when claim.SafetyDevice == Seen.Yes => null,
        ClaimOutcome.NearMiss => Severity.Danger,

        // Somebody was there and saw to it: what is left is what the home should change.
        ClaimOutcome.Approached => claim.Adult == AdultResponse.ReactedInTime ? Severity.Advice : Severity.Caution,
        ClaimOutcome.HomeHazard => Severity.Advice,
        _ => throw new ArgumentOutOfRangeException(nameof(claim), claim.Outcome, "An outcome without a severity."),
    };
}
