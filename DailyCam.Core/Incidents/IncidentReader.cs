using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Incidents;

/// <summary>Incidents for pages and programs, and their reviews.</summary>
public sealed class IncidentReader(IDbContextFactory<DailyCamDbContext> contexts, IncidentFeed feed, DataLayout layout, TimeProvider clock)
{
    /// <summary>More in one page would be slow to draw on a phone, and nobody judges more at once.</summary>
    public const int MostOfPage = 150;

    /// <summary>Read after a page that repeated visits left short: fewer would be a question for each row.</summary>
    private const int FewestAtOnce = 15;

    /// <summary>Newest first; at most <see cref="IncidentQuery.Limit"/>. Pages by key, so a page deep in the past costs as little as the first.</summary>
    public async Task<IReadOnlyList<IncidentView>> ListAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var incidents = Filter(context.Incidents.AsNoTracking(), query)
            .OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id)
            .Take(query.Limit);
        return await WithSegmentsAsync(context, incidents, cancellationToken);
    }

    /// <summary>
    /// As many incidents as make up a page of rows: a few more are read as long as repeated visits leave it short. Each reading begins by key where the one before ended, and there are never more than
    /// <see cref="MostOfPage"/>, so a page stays as cheap as it was.
    /// </summary>
    /// <param name="query">Its limit is not looked at.</param>
    /// <param name="rows">Rows of a page, at least one. A page may have a few more, never half a visit less.</param>
    public async Task<IncidentListPage> PageAsync(IncidentQuery query, int rows, CancellationToken cancellationToken)
    {
        var incidents = new List<Incident>();
        for (var wanted = rows; ;)
        {
            var read = await ListAsync(query with { After = incidents.Count > 0 ? IncidentCursor.Of(incidents[^1]) : query.After, Limit = wanted + 1 }, cancellationToken);
            incidents.AddRange(read.Take(wanted).Select(static view => view.Incident));
            if (read.Count <= wanted)
            {
                return new IncidentListPage(incidents, null);
            }

            var missing = rows - VisitGroups.Of(incidents).Count;
            if (missing <= 0 || incidents.Count >= MostOfPage)
            {
                return new IncidentListPage(incidents, IncidentCursor.Of(incidents[^1]));
            }

            wanted = Math.Min(Math.Max(missing, FewestAtOnce), MostOfPage - incidents.Count);
        }
    }

    /// <summary>How many a list would show of each severity, whatever <see cref="IncidentQuery.After"/> and <see cref="IncidentQuery.Limit"/> say.</summary>
    public async Task<IncidentCounts> CountAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await Filter(context.Incidents.AsNoTracking(), query with { After = null })
            .GroupBy(static i => i.Severity)
            .Select(static group => new { Severity = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new IncidentCounts(counts.ToDictionary(static one => one.Severity, static one => one.Count));
    }

    /// <summary>Who stands next to a place in a list: the one that began after it and the one that began before it; null at its ends. The place need not be in the list.</summary>
    public async Task<(Incident? Later, Incident? Earlier)> AroundAsync(IncidentQuery query, IncidentCursor place, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earlier = await Filter(context.Incidents.AsNoTracking(), query with { After = place })
            .OrderByDescending(i => i.StartAt).ThenByDescending(i => i.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var later = await Later(Filter(context.Incidents.AsNoTracking(), query with { After = null }), place)
            .OrderBy(i => i.StartAt).ThenBy(i => i.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return (later, earlier);
    }

    public async Task<IncidentView?> FindAsync(IncidentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await WithSegmentsAsync(context, context.Incidents.AsNoTracking().Where(i => i.Id == id), cancellationToken)).SingleOrDefault();
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
        incident.ReviewNote = IncidentReview.Clean(review.Note);

        // A review that is taken back is none: nobody has looked at the incident then.
        (incident.ReviewedBy, incident.ReviewedAt) = review.State == ReviewState.New ? ((string?)null, (DateTimeOffset?)null) : (review.By, clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        feed.Tell(incident);
        return ((await WithSegmentsAsync(context, context.Incidents.AsNoTracking().Where(i => i.Id == id), cancellationToken)).SingleOrDefault(), null);
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
        incidents = query.Category is { } category ? incidents.Where(i => i.Category == category) : incidents;
        if (query.After is { } after)
        {
            // Id is compared as the column's text: EF cannot order the id struct itself. The first condition says nothing new; it is what lets SQLite begin
            // at the cursor, where the alternative alone would make it walk through all that lies before.
            var (startAt, id) = (after.StartAt, after.Id.Value);
            incidents = incidents.Where(i => i.StartAt <= startAt).Where(i => i.StartAt < startAt || (i.StartAt == startAt && string.Compare((string)(object)i.Id, id) < 0));
        }

        return incidents;
    }

    /// <summary>The mirror of <see cref="IncidentQuery.After"/>, for the same reasons in the same form.</summary>
    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "Translated to SQL, where text is compared byte by byte.")]
    private static IQueryable<Incident> Later(IQueryable<Incident> incidents, IncidentCursor place)
    {
        var (startAt, id) = (place.StartAt, place.Id.Value);
        return incidents.Where(i => i.StartAt >= startAt).Where(i => i.StartAt > startAt || (i.StartAt == startAt && string.Compare((string)(object)i.Id, id) > 0));
    }

    /// <summary>
    /// The archive segment of each is looked up in its index, one seek an incident: a page may reach over months, and the segments between its ends be tens
    /// of thousands.
    /// </summary>
    private static async Task<IReadOnlyList<IncidentView>> WithSegmentsAsync(DailyCamDbContext context, IQueryable<Incident> incidents, CancellationToken cancellationToken) =>
        await incidents.Select(incident => new IncidentView(
            incident,
            context.ArchiveSegments
                .Where(s => s.CameraId == incident.CameraId && s.StartAt <= incident.EvidenceAt && s.EndAt > incident.EvidenceAt)
                .OrderByDescending(s => s.StartAt)
                .Select(static s => (ArchiveSegmentId?)s.Id)
                .FirstOrDefault())).ToListAsync(cancellationToken);
}
