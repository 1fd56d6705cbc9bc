using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>
/// What follows from the two checks of a claim. Pure. The second look is by a model that may repeat its mistake; the activity track cannot see much, but invents nothing.
/// So neither is enough alone against the other.
/// </summary>
/// <remarks>
/// <code>
/// second look →   saw it        did not see it   cannot tell     not made
/// person          Verified      Rejected *       Unverified      Unverified
/// motion          Verified      Rejected *       Unverified      Unverified
/// unwatched       Verified      Rejected *       Unverified      Unverified
/// nothing         Verified **   Rejected         Rejected ***    Unverified
/// *   Unverified for what may be an accident or a danger: over ten minutes a model's seconds drift, and a clip of a few seconds then shows another moment.
/// **  Of what can happen without a movement (a sleeping position, something swallowed, being stuck, being alone); Unverified for everything else: nobody falls without moving.
/// *** Unverified for what can happen without a movement: that nothing moved says nothing against it.
/// </code>
/// </remarks>
internal static class VerificationRule
{
    /// <param name="isGrave">Whether it may be an accident or a danger (<see cref="Answers.ClaimSeverity.MayBeGrave"/>): such a one is dropped only when both checks speak against it.</param>
    public static IncidentVerification Of(IncidentCategory category, bool isGrave, LocalSign local, SecondLook look) => (look, local) switch
    {
        (SecondLook.DidNotSeeIt, not LocalSign.Nothing) when isGrave => IncidentVerification.Unverified,
        (SecondLook.DidNotSeeIt, _) => IncidentVerification.Rejected,
        (SecondLook.NotMade, _) => IncidentVerification.Unverified,
        (SecondLook.CannotTell, LocalSign.Nothing) when !MayBeStill(category) => IncidentVerification.Rejected,
        (SecondLook.CannotTell, _) => IncidentVerification.Unverified,
        (SecondLook.SawIt, LocalSign.Nothing) when !MayBeStill(category) => IncidentVerification.Unverified,
        _ => IncidentVerification.Verified,
    };

    /// <summary>Whether it can go on for seconds in which nothing in the picture moves.</summary>
    private static bool MayBeStill(IncidentCategory category) => category
        is IncidentCategory.SleepEnvironment or IncidentCategory.ChokingOrSwallowing or IncidentCategory.Entrapment or IncidentCategory.Unattended or IncidentCategory.Other;
}
