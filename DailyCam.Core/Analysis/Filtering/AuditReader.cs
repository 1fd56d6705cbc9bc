using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Filtering;

/// <summary>Counts what the audits found.</summary>
public sealed class AuditReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>Figures over all segments that began in a stretch.</summary>
    /// <param name="camera">Null for all cameras.</param>
    public async Task<AuditFigures> ReadAsync(CameraId? camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = context.SegmentAnalyses.AsNoTracking().Where(a => a.IsAudit && a.State == AnalysisState.Analysed && a.StartAt >= from && a.StartAt < to);
        query = camera is { } id ? query.Where(a => a.CameraId == id) : query;

        // One in twenty of the quiet segments: a few hundred in three months.
        var answers = await query.Select(static a => new { a.SegmentId, a.Findings }).ToListAsync(cancellationToken);
        var segments = answers.GroupBy(static answer => answer.SegmentId).ToList();
        return new AuditFigures(segments.Count, segments.Count(static segment => segment.Any(static answer => FoundSomething(answer.Findings))));
    }

    internal static bool FoundSomething(SegmentFindings? findings) => findings?.Claims
        .Where((_, index) => index >= findings.Fates.Count || findings.Fates[index].Verification != IncidentVerification.Rejected)
        .Any(static claim => ClaimSeverity.Of(claim) is Severity.Accident or Severity.Danger or Severity.Caution) == true;
}
