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
    public Task<IReadOnlyDictionary<string, IncidentId>> StoreAsync(ArchiveSegment segment, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellationToken) =>
        StoreAsync(new ClaimOrigin(segment.CameraId, IncidentSource.SegmentModel, evidence.MakeAsync), claims, cancellationToken);

    /// <inheritdoc cref="StoreAsync(ArchiveSegment, IReadOnlyList{CheckedClaim}, CancellationToken)"/>
    public async Task<IReadOnlyDictionary<string, IncidentId>> StoreAsync(ClaimOrigin origin, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return new Dictionary<string, IncidentId>(StringComparer.Ordinal);
        }

        var stored = await CommitAsync(origin, claims, cancellationToken);
        foreach (var incident in stored.Values.DistinctBy(static incident => incident.Id))
        {
            await PictureAsync(origin, incident, cancellationToken);
            feed.Tell(incident);
        }

        return stored.ToDictionary(static pair => pair.Key, static pair => pair.Value.Id, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, Incident>> CommitAsync(ClaimOrigin origin, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellationToken)
    {
        var tolerance = TimeSpan.FromSeconds(options.Value.SameWithinSeconds);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var location = await context.Cameras.AsNoTracking().Where(c => c.Id == origin.Camera).Select(static c => c.Location).SingleOrDefaultAsync(cancellationToken);
        var keys = claims.Select(static c => c.Key).ToList();
        var own = await context.Incidents.Where(i => i.ClaimKey != null && keys.Contains(i.ClaimKey)).ToDictionaryAsync(i => i.ClaimKey!, StringComparer.Ordinal, cancellationToken);
        var (from, to) = (claims.Min(static c => c.StartAt) - tolerance, claims.Max(static c => c.EndAt) + tolerance);
        var near = await NearAsync(context, origin, from, to, cancellationToken);

        // What a claim of this answer became is known to the claims after it only, so that a second run decides as the first one did.
        var known = near.FindAll(incident => incident.ClaimKey is null || !own.ContainsKey(incident.ClaimKey));
        var stored = new Dictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var claim in claims.OrderBy(static c => c.StartAt).ThenBy(static c => c.Key, StringComparer.Ordinal))
        {
            if (own.TryGetValue(claim.Key, out var incident))
            {
                // It may have been shown before it could be looked at again.
                Merge(incident, claim);
                known.Add(incident);
            }
            else if ((incident = known.Find(one => one.Id == origin.Continues) ?? ClaimMatch.Find(claim, known, tolerance)) is not null)
            {
                Merge(incident, claim);
            }
            else
            {
                context.Incidents.Add(incident = New(origin, claim, location));
                known.Add(incident);
            }

            stored[claim.Key] = incident;
        }

        await context.SaveChangesAsync(cancellationToken);
        return stored;
    }

    /// <summary>What is known around that time, what goes on since before it, and what is known to be continued.</summary>
    private static async Task<List<Incident>> NearAsync(DailyCamDbContext context, ClaimOrigin origin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var near = await context.Incidents.In(origin.Camera, from, to).ToListAsync(cancellationToken);
        var going = await context.Incidents
            .Where(i => (i.EndAt == null && i.CameraId == origin.Camera && i.StartAt < to) || i.Id == origin.Continues)
            .ToListAsync(cancellationToken);
        return [.. near.UnionBy(going, static incident => incident.Id)];
    }

    /// <summary>Gives an incident that was known what the claim knows better.</summary>
    private static void Merge(Incident incident, CheckedClaim claim)
    {
        if (incident.Review == ReviewState.FalseAlarm)
        {
            return;
        }

        // Pictures show moments: the last one that shows it is the latest that is known of it.
        if (incident.Source == IncidentSource.SnapshotModel && claim.EndAt > incident.EndAt)
        {
            incident.EndAt = claim.EndAt;
        }

        incident.ClaimKey ??= claim.Key;
        if (IsModels(incident))
        {
            Replace(incident, claim);
        }
        else if (claim.Verification != IncidentVerification.Unverified)
        {
            Complete(incident, claim);
        }
    }

    private static bool IsModels(Incident incident) => incident.Source is IncidentSource.SegmentModel or IncidentSource.SnapshotModel;

    /// <summary>
    /// Of two claims about the same moment the one that was verified speaks, else the worse: with its grade, its words and its evidence together, so that nothing is shown as verified that was not.
    /// What a person has judged stays what he judged.
    /// </summary>
    private static void Replace(Incident incident, CheckedClaim claim)
    {
        var (known, claimed) = (incident.Verification == IncidentVerification.Verified, claim.Verification == IncidentVerification.Verified);
        if (incident.Review != ReviewState.New || (known && !claimed) || (known == claimed && claim.Severity >= incident.Severity))
        {
            return;
        }

        incident.Severity = claim.Severity;
        incident.Verification = claim.Verification;
        incident.Confidence = ConfidenceOf(claim);
        (incident.Title, incident.Description) = (claim.Claim.Title, claim.Claim.Description);
        (incident.Place, incident.SafetyDevice, incident.Adult) = (claim.Claim.Place, claim.Claim.SafetyDevice, claim.Claim.Adult);
        incident.StartAt = claim.StartAt < incident.StartAt ? claim.StartAt : incident.StartAt;
        incident.EndAt = claim.EndAt > incident.EndAt ? claim.EndAt : incident.EndAt;
        if (incident.EvidenceAt != claim.EvidenceAt)
        {
            // The picture shows the other moment; the next step makes the one of this.
            (incident.EvidenceAt, incident.EvidencePicture) = (claim.EvidenceAt, null);
        }
    }

    /// <summary>
    /// What local vision or a person found needs no second look and has its own evidence. It gains words that were not doubted, and is graded worse only when a second look saw it.
    /// </summary>
    private static void Complete(Incident incident, CheckedClaim claim)
    {
        if (incident.Review == ReviewState.New && claim.Severity < incident.Severity && claim.Verification == IncidentVerification.Verified)
        {
            incident.Severity = claim.Severity;
        }

        incident.Title ??= claim.Claim.Title;
        incident.Description ??= claim.Claim.Description;
        incident.Place ??= claim.Claim.Place;
        incident.SafetyDevice = incident.SafetyDevice == Seen.CannotTell ? claim.Claim.SafetyDevice : incident.SafetyDevice;
        incident.Adult = incident.Adult == AdultResponse.CannotTell ? claim.Claim.Adult : incident.Adult;
    }

    private static double ConfidenceOf(CheckedClaim claim) => Math.Clamp(claim.Claim.Certainty, 0, 1);

    private static Incident New(ClaimOrigin origin, CheckedClaim claim, string? location) => new()
    {
        CameraId = origin.Camera,
        StartAt = claim.StartAt,
        EndAt = claim.EndAt,
        EvidenceAt = claim.EvidenceAt,
        Severity = claim.Severity,
        Category = claim.Claim.Category,
        Source = origin.Source,
        Confidence = ConfidenceOf(claim),
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
    private async Task PictureAsync(ClaimOrigin origin, Incident incident, CancellationToken cancellationToken)
    {
        if (incident.EvidencePicture is not null || await origin.Picture(incident, cancellationToken) is not { } name)
        {
            return;
        }

        incident.EvidencePicture = name;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Incidents.Where(i => i.Id == incident.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.EvidencePicture, name), cancellationToken);
    }
}
