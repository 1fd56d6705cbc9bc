using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>
/// Has a graded picture decided on as every other claim is: graded in code, labelled as not verified because nobody looks a second time, merged with what is known of that moment. The next picture
/// of the same danger is the same incident, which goes on.
/// </summary>
internal sealed class SnapshotIncidents(ClaimStore store, SnapshotRows rows, EvidencePictures evidence)
{
    /// <summary>The incident that it became or was merged into; null when it is none.</summary>
    /// <param name="key">Of the picture; the same one is stored once.</param>
    public async Task<IncidentId?> StoreAsync(VideoFrame seen, string key, SnapshotFindings findings, CancellationToken cancellationToken)
    {
        if (SnapshotClaim.Of(findings) is not { } claim || ClaimSeverity.Of(claim) is not { } severity)
        {
            return null;
        }

        // It was chosen because something moved, and there is no clip yet that could be looked at again.
        var check = new ClaimCheck(VerificationRule.Of(claim.Category, ClaimSeverity.MayBeGrave(claim), LocalSign.Motion, SecondLook.NotMade), null);
        var found = CheckedClaim.Of(key, 0, claim, severity, check, seen.TakenAt);
        var origin = new ClaimOrigin(seen.Camera, IncidentSource.SnapshotModel, (incident, token) => PictureAsync(incident, seen, token))
        {
            Continues = await rows.FindOngoingAsync(seen.Camera, claim.Category, seen.TakenAt, cancellationToken),
        };
        return (await store.StoreAsync(origin, [found], cancellationToken))[found.Key];
    }

    /// <summary>Another moment's incident gets its picture from whoever found it.</summary>
    private async Task<string?> PictureAsync(Incident incident, VideoFrame seen, CancellationToken cancellationToken) =>
        incident.EvidenceAt == seen.TakenAt ? await evidence.MakeAsync(incident.Id, seen.TakenAt, seen, cancellationToken) : null;
}
