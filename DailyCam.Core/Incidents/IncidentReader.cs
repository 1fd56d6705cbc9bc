using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Incidents;

/// <summary>Incidents for pages and programs, and their reviews.</summary>
public sealed class IncidentReader(IDbContextFactory<DailyCamDbContext> contexts, IncidentFeed feed, DataLayout layout, TimeProvider clock)
{
    /// <summary>No archive segment is longer, so a segment that holds a moment began at most this long before it.</summary>
    private static readonly TimeSpan LongestSegment = TimeSpan.FromHours(2);

    /// <summary>Newest first; at most <see cref="IncidentQuery.Limit"/>. Pages by key, so a page deep in the past costs as little as the first.</summary>
    public async Task<IReadOnlyList<IncidentView>> ListAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var incidents = await Filter(context.Incidents.AsNoTracking(), query)
            .OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return await WithSegmentsAsync(context, incidents, cancellationToken);
    }

    public async Task<IncidentView?> FindAsync(IncidentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var incidents = await context.Incidents.AsNoTracking().Where(i => i.Id == id).ToListAsync(cancellationToken);
        return (await WithSegmentsAsync(context, incidents, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The incident as it is after the review; null when there is none of this id. A problem for a note that is too long.</summary>
    public async Task<(IncidentView? View, Problem? Problem)> ReviewAsync(IncidentId id, IncidentReview review, CancellationToken cancellationToken)
    {
        if (review.Note is { Length: > IncidentReview.MaxNoteLength })
        {
            return (null, new Problem("NoteTooLong", "note", IncidentReview.MaxNoteLength));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Incidents.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } incident)
        {
            return (null, null);
        }

        incident.Review = review.State;
        incident.Severity = review.Severity ?? incident.Severity;
        incident.ReviewNote = string.IsNullOrWhiteSpace(review.Note) ? null : review.Note.Trim();
        incident.ReviewedBy = review.By;
        incident.ReviewedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
        feed.Tell(incident);
        return ((await WithSegmentsAsync(context, [incident], cancellationToken))[0], null);
    }

    /// <summary>Path of the evidence picture; null when there is none.</summary>
    public string? PictureOf(Incident incident) =>
        incident.EvidencePicture is { } name && Path.Combine(layout.Evidence, Path.GetFileName(name)) is var path && File.Exists(path) ? path : null;

    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "Translated to SQL, where text is compared byte by byte.")]
    private static IQueryable<Incident> Filter(IQueryable<Incident> incidents, IncidentQuery query)
    {
        incidents = query.Camera is { } camera ? incidents.Where(i => i.CameraId == camera) : incidents;
        incidents = query.From is { } from ? incidents.Where(i => i.StartAt >= from) : incidents;
        incidents = query.To is { } to ? incidents.Where(i => i.StartAt < to) : incidents;
        incidents = query.Severity is { } severity ? incidents.Where(i => i.Severity == severity) : incidents;
        incidents = query.Review is { } review ? incidents.Where(i => i.Review == review) : incidents;
        if (query.After is { } after)
        {
            // Id is compared as the column's text: EF cannot order the id struct itself.
            var (startAt, id) = (after.StartAt, after.Id.Value);
            incidents = incidents.Where(i => i.StartAt < startAt || (i.StartAt == startAt && string.Compare((string)(object)i.Id, id) < 0));
        }

        return incidents;
    }

    private static async Task<IReadOnlyList<IncidentView>> WithSegmentsAsync(DailyCamDbContext context, List<Incident> incidents, CancellationToken cancellationToken)
    {
        if (incidents.Count == 0)
        {
            return [];
        }

        var cameras = incidents.Select(static i => i.CameraId).Distinct().ToList();
        var (earliest, latest) = (incidents.Min(static i => i.EvidenceAt) - LongestSegment, incidents.Max(static i => i.EvidenceAt));
        var segments = await context.ArchiveSegments.AsNoTracking()
            .Where(s => cameras.Contains(s.CameraId) && s.StartAt >= earliest && s.StartAt <= latest)
            .Select(s => new { s.Id, s.CameraId, s.StartAt, s.EndAt })
            .ToListAsync(cancellationToken);
        return [.. incidents.Select(incident => new IncidentView(
            incident,
            segments.Where(s => s.CameraId == incident.CameraId && s.StartAt <= incident.EvidenceAt && incident.EvidenceAt < s.EndAt)
                .Select(static s => (ArchiveSegmentId?)s.Id).FirstOrDefault()))];
    }
}
