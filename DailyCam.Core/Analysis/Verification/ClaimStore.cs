using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>
/// Makes incidents of what a model claimed. All of an answer in one commit, each claim once by its key, so that run twice it changes nothing. What local vision or an earlier answer found at
/// that time is the same incident and keeps its identity; what a person has judged is not judged again.
/// </summary>
internal sealed class ClaimStore(
    IDbContextFactory<DailyCamDbContext> contexts, IncidentFeed feed, RecordedEvidence evidence, IOptions<VerificationOptions> options)
{
    /// <summary>The incident that each claim became or was merged into, by the claim's key.</summary>
    public async Task<IReadOnlyDictionary<string, IncidentId>> StoreAsync(ArchiveSegment segment, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return new Dictionary<string, IncidentId>(StringComparer.Ordinal);
        }

        var stored = await CommitAsync(segment, claims, cancellationToken);
        foreach (var incident in stored.Values.DistinctBy(static incident => incident.Id))
        {
            await PictureAsync(incident, cancellationToken);
            feed.Tell(incident);
        }

        return stored.ToDictionary(static pair => pair.Key, static pair => pair.Value.Id, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, Incident>> CommitAsync(ArchiveSegment segment, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellationToken)
    {
        var tolerance = TimeSpan.FromSeconds(options.Value.SameWithinSeconds);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var location = await context.Cameras.AsNoTracking().Where(c => c.Id == segment.CameraId).Select(static c => c.Location).SingleOrDefaultAsync(cancellationToken);
        var keys = claims.Select(static c => c.Key).ToList();
        var own = await context.Incidents.Where(i => i.ClaimKey != null && keys.Contains(i.ClaimKey)).ToDictionaryAsync(i => i.ClaimKey!, StringComparer.Ordinal, cancellationToken);
        var (from, to) = (claims.Min(static c => c.StartAt) - tolerance, claims.Max(static c => c.EndAt) + tolerance);
        var near = await context.Incidents.In(segment.CameraId, from, to).ToListAsync(cancellationToken);

        // What a claim of this answer became is known to the claims after it only, so that a second run decides as the first one did.
        var known = near.FindAll(incident => incident.ClaimKey is null || !own.ContainsKey(incident.ClaimKey));
        var stored = new Dictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var claim in claims.OrderBy(static c => c.StartAt).ThenBy(static c => c.Key, StringComparer.Ordinal))
        {
            if (own.TryGetValue(claim.Key, out var incident))
            {
                known.Add(incident);
            }
            else if ((incident = ClaimMatch.Find(claim, known, tolerance)) is not null)
            {
                Merge(incident, claim);
            }
            else
            {
                context.Incidents.Add(incident = New(segment, claim, location));
                known.Add(incident);
            }

            stored[claim.Key] = incident;
        }

        await context.SaveChangesAsync(cancellationToken);
        return stored;
    }

    /// <summary>Gives an incident that was known the words of the claim, and what the second look said of it.</summary>
    private static void Merge(Incident incident, CheckedClaim claim)
    {
        if (incident.Review == ReviewState.FalseAlarm)
        {
            return;
        }

        // What local vision saw is not made worse by words that nobody could verify; what a person has judged is not graded again.
        if (incident.Review == ReviewState.New && claim.Severity < incident.Severity && (claim.Verification == IncidentVerification.Verified || incident.Source == IncidentSource.SegmentModel))
        {
            incident.Severity = claim.Severity;
        }

        incident.Verification = Together(incident.Verification, claim.Verification);
        incident.Title ??= claim.Claim.Title;
        incident.Description ??= claim.Claim.Description;
        incident.Place ??= claim.Claim.Place;
        incident.SafetyDevice = incident.SafetyDevice == Seen.CannotTell ? claim.Claim.SafetyDevice : incident.SafetyDevice;
        incident.Adult = incident.Adult == AdultResponse.CannotTell ? claim.Claim.Adult : incident.Adult;
        incident.ClaimKey ??= claim.Key;
    }

    /// <summary>What one look verified, another cannot take back; words that were not verified are labelled, whoever saw the rest.</summary>
    private static IncidentVerification Together(IncidentVerification known, IncidentVerification claimed) =>
        known == IncidentVerification.Verified || claimed == IncidentVerification.Verified ? IncidentVerification.Verified
        : known == IncidentVerification.Unverified || claimed == IncidentVerification.Unverified ? IncidentVerification.Unverified
        : IncidentVerification.NotNeeded;

    private static Incident New(ArchiveSegment segment, CheckedClaim claim, string? location) => new()
    {
        CameraId = segment.CameraId,
        StartAt = claim.StartAt,
        EndAt = claim.EndAt,
        EvidenceAt = claim.EvidenceAt,
        Severity = claim.Severity,
        Category = claim.Claim.Category,
        Source = IncidentSource.SegmentModel,
        Confidence = Math.Clamp(claim.Claim.Certainty, 0, 1),
        Title = claim.Claim.Title,
        Description = claim.Claim.Description,
        Place = claim.Claim.Place,
        Location = location,
        Verification = claim.Verification,
        SafetyDevice = claim.Claim.SafetyDevice,
        Adult = claim.Claim.Adult,
        ClaimKey = claim.Key,
    };

    /// <summary>After the commit and again when the job runs again: an incident is never kept back by its picture.</summary>
    private async Task PictureAsync(Incident incident, CancellationToken cancellationToken)
    {
        if (incident.EvidencePicture is not null || await evidence.MakeAsync(incident, cancellationToken) is not { } name)
        {
            return;
        }

        incident.EvidencePicture = name;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Incidents.Where(i => i.Id == incident.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.EvidencePicture, name), cancellationToken);
    }
}
