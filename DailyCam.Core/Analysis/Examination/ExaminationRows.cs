using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>The row of an examination from its beginning to its end. Each step is one commit, and each may be done twice.</summary>
internal sealed class ExaminationRows(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock)
{
    /// <summary>Notes that it is being examined and answers the row as it is now; null when there is nothing to do. An answer that stands stays shown until there is another.</summary>
    public async Task<SegmentAnalysis?> BeginAsync(ArchiveSegment segment, ExaminationKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await FindAsync(context, key, cancellationToken);
        if (row is { State: AnalysisState.Analysed, FinishedAt: not null })
        {
            return null;
        }

        if (row is null)
        {
            context.SegmentAnalyses.Add(row = New(segment, key, clock.GetUtcNow()));
        }

        // Run again from the job page: from try one, and under whatever consent stands now.
        row.Attempts = row.FinishedAt is null ? row.Attempts + 1 : 1;
        row.ConsentId = row.FinishedAt is null ? row.ConsentId : null;
        row.FinishedAt = null;
        row.NextPending = false;
        if (row.State != AnalysisState.Analysed)
        {
            (row.State, row.Reason) = (AnalysisState.Analysing, null);
        }

        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>The model answered; its claims are looked at again now.</summary>
    public async Task VerifyingAsync(ExaminationKey key, AnalysisResult result, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, key, cancellationToken) is { State: not AnalysisState.Analysed } row)
        {
            row.State = AnalysisState.Verifying;
            Take(row, result, result.Findings);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Null unless an answer is owed, or the claims of one have no fate yet.</summary>
    public async Task<SegmentAnalysis?> FindOpenAsync(ExaminationKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, key, cancellationToken) is { FinishedAt: null } row ? row : null;
    }

    /// <summary>It is answered, and every claim has its fate.</summary>
    public async Task FinishAsync(ArchiveSegment segment, ExaminationKey key, AnalysisResult result, IReadOnlyList<ClaimFate> fates, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, key, cancellationToken) is not { } row)
        {
            return;
        }

        var incidents = await context.Incidents.AsNoTracking()
            .In(segment.CameraId, segment.StartAt, segment.EndAt)
            .Where(static i => i.Review != ReviewState.FalseAlarm)
            .ToListAsync(cancellationToken);
        row.State = AnalysisState.Analysed;
        row.Reason = null;
        row.IncidentCount = incidents.Count;
        row.Score = SafetyScore.Of(incidents, watched: true).Value;
        row.FinishedAt = clock.GetUtcNow();
        row.NextPending = false;
        Take(row, result, result.Findings! with { Fates = fates });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>It ended without an answer. One that stands from before stays.</summary>
    public async Task EndAsync(ExaminationKey key, AnalysisState state, string? reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, key, cancellationToken) is not { FinishedAt: null } row)
        {
            return;
        }

        row.FinishedAt = clock.GetUtcNow();
        if (row.State != AnalysisState.Analysed)
        {
            (row.State, row.Reason) = (state, reason);

            // Whoever takes a job out wants nobody else to look either.
            row.NextPending = state != AnalysisState.Cancelled;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A question that nobody asks any more: its row says nothing unless it was answered, and an answer that stands waits for no other. Who looks instead is to be decided anew.</summary>
    public async Task DropQuestionAsync(ExaminationKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.SegmentAnalyses.Where(a => a.SegmentId == key.Segment && a.Analyzer == key.Analyzer && a.PromptVersion == key.PromptVersion);
        await rows.Where(static a => a.State != AnalysisState.Analysed).ExecuteDeleteAsync(cancellationToken);
        await rows.Where(static a => a.FinishedAt == null).ExecuteUpdateAsync(set => set.SetProperty(static a => a.FinishedAt, now), cancellationToken);
        await context.SegmentAnalyses
            .Where(a => a.SegmentId == key.Segment && a.Analyzer == AnalyzerNames.Local)
            .ExecuteUpdateAsync(static set => set.SetProperty(static a => a.NextPending, true), cancellationToken);
    }

    internal static SegmentAnalysis New(ArchiveSegment segment, ExaminationKey key, DateTimeOffset now, long? consent = null, bool isAudit = false) => new()
    {
        SegmentId = segment.Id,
        CameraId = segment.CameraId,
        StartAt = segment.StartAt,
        EndAt = segment.EndAt,
        Analyzer = key.Analyzer,
        PromptVersion = key.PromptVersion,
        State = AnalysisState.Queued,
        QueuedAt = now,
        ConsentId = consent,
        IsAudit = isAudit,
    };

    private static void Take(SegmentAnalysis row, AnalysisResult result, SegmentFindings? findings)
    {
        row.Findings = findings;
        row.Dropped = findings?.Dropped ?? 0;
        row.Model = result.Receipt?.Model;
        row.SchemaVersion = result.Receipt?.SchemaVersion;
        row.InputTokens = result.Receipt?.InputTokens;
        row.OutputTokens = result.Receipt?.OutputTokens;
        row.CostMicros = result.Receipt?.CostMicros;
        row.LatencyMilliseconds = result.Receipt?.LatencyMilliseconds;
        row.FinishReason = result.Receipt?.FinishReason;
        row.ShownFps = result.Receipt?.ShownFps;
        row.ShownSeconds = result.Receipt?.ShownSeconds;
    }

    private static Task<SegmentAnalysis?> FindAsync(DailyCamDbContext context, ExaminationKey key, CancellationToken cancellationToken) => context.SegmentAnalyses
        .SingleOrDefaultAsync(a => a.SegmentId == key.Segment && a.Analyzer == key.Analyzer && a.PromptVersion == key.PromptVersion, cancellationToken);
}
