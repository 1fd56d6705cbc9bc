using System.Linq.Expressions;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis;

/// <summary>Archive segments with their analyses. Reads only, and never the fragment index.</summary>
public sealed class SegmentReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    private static readonly Expression<Func<ArchiveSegment, SegmentView>> WithoutAnalysis = s =>
        new SegmentView(s.Id, s.CameraId, s.StartAt, s.EndAt, s.SizeBytes, s.VideoCodec, s.AudioCodec, s.Width, s.Height, s.ClosedBy) { IsTimeDoubtful = s.IsTimeDoubtful };

    /// <summary>Segments that overlap a stretch, newest first.</summary>
    /// <param name="camera">Null for all cameras.</param>
    /// <param name="before">Only segments that begin earlier; the cursor of a list.</param>
    public async Task<IReadOnlyList<SegmentView>> ListAsync(
        CameraId? camera, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = context.ArchiveSegments.AsNoTracking();
        query = camera is { } id ? query.Where(s => s.CameraId == id) : query;
        query = from is { } first ? query.Where(s => s.EndAt > first) : query;
        query = to is { } last ? query.Where(s => s.StartAt < last) : query;
        query = before is { } cursor ? query.Where(s => s.StartAt < cursor) : query;
        var segments = await query.OrderByDescending(s => s.StartAt).ThenBy(s => s.Id).Take(limit).Select(WithoutAnalysis).ToListAsync(cancellationToken);
        return await WithAnalysesAsync(context, segments, cancellationToken);
    }

    public async Task<SegmentView?> FindAsync(ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var segment = await context.ArchiveSegments.AsNoTracking().Where(s => s.Id == id).Select(WithoutAnalysis).SingleOrDefaultAsync(cancellationToken);
        return segment is null ? null : (await WithAnalysesAsync(context, [segment], cancellationToken))[0];
    }

    /// <summary>The incidents of a segment, false alarms included, in order of time.</summary>
    public async Task<IReadOnlyList<Incident>> ListIncidentsAsync(SegmentView segment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Incidents.AsNoTracking().In(segment.CameraId, segment.StartAt, segment.EndAt).OrderBy(i => i.StartAt).ToListAsync(cancellationToken);
    }

    private static async Task<List<SegmentView>> WithAnalysesAsync(DailyCamDbContext context, List<SegmentView> segments, CancellationToken cancellationToken)
    {
        var ids = segments.ConvertAll(static s => s.Id);
        var rows = await context.SegmentAnalyses.AsNoTracking().Where(a => ids.Contains(a.SegmentId)).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var analyses = rows.ToLookup(static row => row.SegmentId);
        return segments.ConvertAll(s => s with { Analyses = [.. analyses[s.Id]] });
    }
}
