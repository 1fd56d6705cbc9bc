using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Incidents;

/// <summary>Writes incidents that local vision found and tells open pages of each change, after it is committed.</summary>
internal sealed class IncidentLog(IDbContextFactory<DailyCamDbContext> contexts, IncidentFeed feed)
{
    public async Task StoreAsync(Camera camera, IncidentChange change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = change.Entry;
        var incident = await context.Incidents.SingleOrDefaultAsync(i => i.Id == entry.Id, cancellationToken);
        if (incident is null && !change.IsNew)
        {
            return; // Deleted in the meantime, with its camera or by retention.
        }

        if (incident is null)
        {
            context.Add(incident = New(camera, entry));
        }

        incident.EndAt = entry.EndAt;
        incident.EvidenceAt = entry.EvidenceAt;
        incident.Confidence = entry.Confidence;
        if (incident.Review == ReviewState.New)
        {
            // What a person has judged is not graded again by a rule.
            incident.Severity = entry.Severity;
        }

        await context.SaveChangesAsync(cancellationToken);
        feed.Tell(incident);
    }

    public async Task SetPictureAsync(IncidentId id, string fileName, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Incidents.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } incident)
        {
            incident.EvidencePicture = fileName;
            await context.SaveChangesAsync(cancellationToken);
            feed.Tell(incident);
        }
    }

    /// <summary>
    /// Ends what a process that was killed left open, at the last moment that is known. Local vision's only: nobody else's incidents go on.
    /// </summary>
    public async Task<int> CloseLeftoversAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.Incidents.Where(i => i.EndAt == null && i.Source == IncidentSource.Zone && i.StartAt < startedBefore).ToListAsync(cancellationToken);
        foreach (var incident in open)
        {
            incident.EndAt = incident.EvidenceAt > incident.StartAt ? incident.EvidenceAt : incident.StartAt;
        }

        await context.SaveChangesAsync(cancellationToken);
        open.ForEach(feed.Tell);
        return open.Count;
    }

    private static Incident New(Camera camera, ZoneEntry entry) => new()
    {
        Id = entry.Id,
        CameraId = camera.Id,
        StartAt = entry.StartAt,
        EvidenceAt = entry.EvidenceAt,
        Severity = entry.Severity,
        Category = IncidentCategory.DangerZoneEntry,
        Source = IncidentSource.Zone,
        Confidence = entry.Confidence,
        Location = camera.Location,
        ZoneId = entry.ZoneId,
        ZoneName = entry.ZoneName,
    };
}
