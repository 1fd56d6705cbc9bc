using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>Finds the incident that a claim is about, among those that are known already: local vision's, an earlier answer's, or one that the same answer has named before. Pure.</summary>
internal static class ClaimMatch
{
    /// <summary>Null when it is a new one.</summary>
    /// <param name="known">Incidents of the same camera around the claim, those of false alarms included.</param>
    /// <param name="tolerance">By how much the two may miss each other.</param>
    public static Incident? Find(CheckedClaim claim, IReadOnlyCollection<Incident> known, TimeSpan tolerance) =>
        known
        .Where(incident => Meets(claim, incident, tolerance) && IsSameThing(claim, incident, tolerance))
        .OrderBy(incident => (incident.EvidenceAt - claim.EvidenceAt).Duration())
        .ThenBy(static incident => incident.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool Meets(CheckedClaim claim, Incident incident, TimeSpan tolerance)
    {
        // Without an end it goes on.
        var end = incident.EndAt is not { } ended ? DateTimeOffset.MaxValue : ended > incident.EvidenceAt ? ended : incident.EvidenceAt;
        return incident.StartAt <= claim.EndAt + tolerance && end >= claim.StartAt - tolerance;
    }

    /// <summary>
    /// The same category is the same thing. And who comes near a hazard in a drawn zone is what local vision calls an entry into that zone. But what <em>happened</em>, or nearly did, is never hidden behind
    /// an entry: a fall beside the stairs stays a fall. And what a parent has dismissed is that one moment, not all that follows while it lasts.
    /// </summary>
    private static bool IsSameThing(CheckedClaim claim, Incident incident, TimeSpan tolerance)
    {
        var isSameMoment = (incident.EvidenceAt - claim.EvidenceAt).Duration() <= tolerance;
        var isSameKind = claim.Claim.Category == incident.Category;
        return IsEntry(incident) || (incident.Category == IncidentCategory.DangerZoneEntry && !isSameKind)
            ? claim.Claim.Outcome == ClaimOutcome.Approached && (isSameKind || IsAtAPlace(claim.Claim.Category)) && (isSameMoment || IsGoingOn(incident))
            : isSameKind && (isSameMoment || incident.Review != ReviewState.FalseAlarm);
    }

    /// <summary>Whether local vision saw somebody enter a zone.</summary>
    private static bool IsEntry(Incident incident) => incident is { Category: IncidentCategory.DangerZoneEntry, Source: IncidentSource.Zone };

    private static bool IsGoingOn(Incident incident) => incident.EndAt is null && incident.Review != ReviewState.FalseAlarm;

    private static bool IsAtAPlace(IncidentCategory category) => category
        is IncidentCategory.Burn or IncidentCategory.ElectricShock or IncidentCategory.Fall or IncidentCategory.FurnitureTipOver or IncidentCategory.Entrapment or IncidentCategory.Poisoning;
}
