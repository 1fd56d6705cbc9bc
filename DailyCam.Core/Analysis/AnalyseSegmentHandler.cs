using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis;

/// <summary>
/// Has local vision say what it saw of one archive segment and writes that into the one row for it; then asks whether a model is to look as well. Run twice it changes nothing:
/// a finished row is only written when the answer differs.
/// </summary>
internal sealed class AnalyseSegmentHandler(IDbContextFactory<DailyCamDbContext> contexts, LocalAnalyzer analyzer, ExaminationIntake examinations, TimeProvider clock) : IJobHandler
{
    public JobKind Kind => JobKind.Analysis;

    public async Task ExecuteAsync(string key, IProgress<double> progress, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var segment = ArchiveSegmentId.TryParse(key, out var id)
            ? await context.ArchiveSegments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken)
            : null;
        if (segment is null)
        {
            throw new JobRejectedException($"Archive segment {key} is not there any more.");
        }

        var isFirst = await BeginAsync(context, segment, cancellationToken);
        var result = await analyzer.AnalyseAsync(segment, cancellationToken);
        await FinishAsync(context, segment, result, isFirst, cancellationToken);
        await examinations.FollowUpAsync(segment.Id, cancellationToken);
    }

    public async Task GivenUpAsync(string key, string error, CancellationToken cancellationToken)
    {
        if (!ArchiveSegmentId.TryParse(key, out var id))
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (now, isCancelled) = (clock.GetUtcNow(), error == JobErrors.Cancelled);
        var (state, reason) = isCancelled ? (AnalysisState.Cancelled, AnalysisReasons.Cancelled) : (AnalysisState.Failed, AnalysisReasons.JobFailed);
        await context.SegmentAnalyses
            .Where(a => a.SegmentId == id && a.Analyzer == analyzer.Name && a.PromptVersion == analyzer.PromptVersion
                && (a.State == AnalysisState.Recorded || a.State == AnalysisState.Queued || a.State == AnalysisState.Analysing || a.State == AnalysisState.Verifying))
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.State, state)
                    .SetProperty(a => a.Reason, reason)
                    .SetProperty(a => a.FinishedAt, now)
                    .SetProperty(a => a.NextPending, !isCancelled),
                cancellationToken);
        await examinations.FollowUpAsync(id, cancellationToken);
    }

    /// <summary>Notes that it is being examined, unless an answer already stands: that stays shown until there is a different one.</summary>
    /// <returns>Whether it never came to an end before: whether a model is to look as well is decided once.</returns>
    private async Task<bool> BeginAsync(DailyCamDbContext context, ArchiveSegment segment, CancellationToken cancellationToken)
    {
        var row = await FindAsync(context, segment.Id, cancellationToken);
        if (row is null)
        {
            row = AnalysisIntake.NewRow(segment, analyzer, AnalysisState.Queued, null, clock.GetUtcNow());
            context.SegmentAnalyses.Add(row);
        }

        var isFirst = row.FinishedAt is null;
        if (!HasAnswer(row))
        {
            row.State = AnalysisState.Analysing;
            row.Reason = null;
            row.FinishedAt = null;
            row.Attempts++;
        }

        await context.SaveChangesAsync(cancellationToken);
        return isFirst;
    }

    private async Task FinishAsync(DailyCamDbContext context, ArchiveSegment segment, AnalysisResult result, bool isFirst, CancellationToken cancellationToken)
    {
        var incidents = await context.Incidents.AsNoTracking()
            .In(segment.CameraId, segment.StartAt, segment.EndAt)
            .Where(i => i.Review != ReviewState.FalseAlarm)
            .ToListAsync(cancellationToken);
        var watched = result.State is AnalysisState.Analysed or AnalysisState.Filtered;
        var score = SafetyScore.Of(incidents, watched).Value;
        var row = await FindAsync(context, segment.Id, cancellationToken);
        if (row is null || IsSame(row, result, incidents.Count, score))
        {
            return;
        }

        row.State = result.State;
        row.Reason = result.Reason;
        row.Facts = result.Facts;
        row.IncidentCount = incidents.Count;
        row.Score = score;
        row.FinishedAt = clock.GetUtcNow();
        row.NextPending |= isFirst;
        await context.SaveChangesAsync(cancellationToken);
    }

    private Task<SegmentAnalysis?> FindAsync(DailyCamDbContext context, ArchiveSegmentId id, CancellationToken cancellationToken) => context.SegmentAnalyses
        .SingleOrDefaultAsync(a => a.SegmentId == id && a.Analyzer == analyzer.Name && a.PromptVersion == analyzer.PromptVersion, cancellationToken);

    private static bool HasAnswer(SegmentAnalysis row) => row.State is AnalysisState.Analysed or AnalysisState.Filtered or AnalysisState.NotWatched;

    private static bool IsSame(SegmentAnalysis row, AnalysisResult result, int incidents, int? score) =>
        row.State == result.State && row.Reason == result.Reason && row.IncidentCount == incidents && row.Score == score && IsSame(row.Facts, result.Facts);

    private static bool IsSame(SegmentFacts? a, SegmentFacts? b) =>
        a is null || b is null ? a is null && b is null : a with { Activity = b.Activity } == b && a.Activity.SequenceEqual(b.Activity);
}
