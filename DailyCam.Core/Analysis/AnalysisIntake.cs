using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis;

/// <summary>Registers each closed archive segment: one row that says where it stands, and a job when it is to be examined. Local vision comes first; what it leaves open is asked of others.</summary>
public sealed class AnalysisIntake(
    IDbContextFactory<DailyCamDbContext> contexts,
    IJobQueue jobs,
    LocalAnalyzer analyzer,
    IOptions<AnalysisOptions> options,
    TimeProvider clock) : IClosedSegmentListener
{
    private const int SqliteConstraint = 19;

    public async Task SegmentClosedAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var camera = await context.Cameras.AsNoTracking().Where(c => c.Id == segment.CameraId).Select(c => new { c.Analysis }).SingleOrDefaultAsync(cancellationToken);

        // A deleted camera's recordings are kept until their retention ends, and stay worth knowing.
        var (state, reason) = AnalysisGate.Decide(segment, camera?.Analysis ?? true, options.Value);
        if (await AddAsync(context, segment, state, reason, cancellationToken) && state == AnalysisState.Queued)
        {
            await jobs.EnqueueAsync(
                JobKind.Analysis, segment.Id.Value, options.Value.RegisterDelay, AnalysisUrgency.Of(segment.EndAt, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Asks for a segment to be examined now, whatever was decided or found before. False when there is no such segment.</summary>
    public async Task<bool> AnalyseAgainAsync(ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ArchiveSegments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } segment)
        {
            return false;
        }

        if (!await AddAsync(context, segment, AnalysisState.Queued, null, cancellationToken))
        {
            // What is already known stays shown until the new answer is there.
            await context.SegmentAnalyses
                .Where(a => a.SegmentId == id && a.Analyzer == analyzer.Name && a.PromptVersion == analyzer.PromptVersion
                    && a.State != AnalysisState.Analysed && a.State != AnalysisState.Filtered && a.State != AnalysisState.NotWatched)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AnalysisState.Queued).SetProperty(a => a.Reason, (string?)null), cancellationToken);
        }

        await jobs.EnqueueAsync(JobKind.Analysis, id.Value, TimeSpan.Zero, cancellationToken);
        return true;
    }

    private async Task<bool> AddAsync(DailyCamDbContext context, ArchiveSegment segment, AnalysisState state, string? reason, CancellationToken cancellationToken)
    {
        if (await context.SegmentAnalyses.AnyAsync(
            a => a.SegmentId == segment.Id && a.Analyzer == analyzer.Name && a.PromptVersion == analyzer.PromptVersion, cancellationToken))
        {
            return false;
        }

        context.SegmentAnalyses.Add(NewRow(segment, analyzer, state, reason, clock.GetUtcNow()));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            // Registered at the same moment by the sweep.
            context.ChangeTracker.Clear();
            return false;
        }
    }

    internal static SegmentAnalysis NewRow(ArchiveSegment segment, ISegmentAnalyzer analyzer, AnalysisState state, string? reason, DateTimeOffset now) => new()
    {
        SegmentId = segment.Id,
        CameraId = segment.CameraId,
        StartAt = segment.StartAt,
        EndAt = segment.EndAt,
        Analyzer = analyzer.Name,
        PromptVersion = analyzer.PromptVersion,
        State = state,
        Reason = reason,
        QueuedAt = now,
        FinishedAt = state == AnalysisState.Queued ? null : now,
    };
}
