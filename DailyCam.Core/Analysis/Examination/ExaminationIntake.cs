using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Decides after each examination of a segment whether a model is to look at it next, and registers that: one row, one job.</summary>
public sealed class ExaminationIntake(IDbContextFactory<DailyCamDbContext> contexts, IJobQueue jobs, ConsentStore consents, IOptions<PreFilterOptions> filter, TimeProvider clock)
{
    private const int SqliteConstraint = 19;

    /// <summary>
    /// Asks the next analyzer of the camera's chain, if that is still to be decided (<see cref="SegmentAnalysis.NextPending"/>) and one is to be asked. An examination that is only repeated decides
    /// nothing: whoever may repeat one may not thereby send footage away.
    /// </summary>
    public async Task FollowUpAsync(ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SegmentAnalyses.Where(a => a.SegmentId == id).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        if (!rows.Exists(static row => row.NextPending))
        {
            return;
        }

        var next = await context.ArchiveSegments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } segment
            ? await NextAsync(context, segment, rows, cancellationToken)
            : null;
        if (next is not null)
        {
            context.SegmentAnalyses.Add(next);
        }

        rows.ForEach(static row => row.NextPending = false);
        if (await SaveAsync(context, cancellationToken) && next is not null)
        {
            await jobs.EnqueueAsync(JobKind.Examination, ExaminationKey.Of(next).ToString(), TimeSpan.Zero, AnalysisUrgency.Of(next.EndAt, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Asks an analyzer about a segment whatever was decided before. False when it is at it, or when <paramref name="model"/> has answered with the present prompt already.</summary>
    /// <param name="model">The model that would be asked now.</param>
    public async Task<bool> AskAgainAsync(ArchiveSegment segment, string analyzer, string model, CancellationToken cancellationToken)
    {
        var key = new ExaminationKey(segment.Id, analyzer, SegmentPrompt.Version);
        var consent = (await consents.FindAsync(segment.CameraId, analyzer, cancellationToken))?.Id;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.SegmentAnalyses
            .SingleOrDefaultAsync(a => a.SegmentId == segment.Id && a.Analyzer == analyzer && a.PromptVersion == SegmentPrompt.Version, cancellationToken);
        if (row is null)
        {
            context.SegmentAnalyses.Add(ExaminationRows.New(segment, key, clock.GetUtcNow(), consent));
        }
        else if (row.FinishedAt is null || (row.State == AnalysisState.Analysed && row.Model == model))
        {
            return false;
        }
        else
        {
            StartOver(row, clock.GetUtcNow(), consent);
        }

        if (!await SaveAsync(context, cancellationToken))
        {
            return false;
        }

        await jobs.EnqueueAsync(JobKind.Examination, key.ToString(), TimeSpan.Zero, AnalysisUrgency.Of(segment.EndAt, clock.GetUtcNow()), cancellationToken);
        return true;
    }

    private static void StartOver(SegmentAnalysis row, DateTimeOffset now, long? consent)
    {
        (row.QueuedAt, row.FinishedAt, row.Attempts, row.NextPending, row.ConsentId) = (now, null, 0, false, consent);
        if (row.State == AnalysisState.Analysed)
        {
            // The answer stays shown until there is another one; the next one has a key of its own, or the stored one would be found again.
            row.Round++;
        }
        else
        {
            (row.State, row.Reason) = (AnalysisState.Queued, null);
        }
    }

    private async Task<SegmentAnalysis?> NextAsync(DailyCamDbContext context, ArchiveSegment segment, List<SegmentAnalysis> rows, CancellationToken cancellationToken)
    {
        // One that is deleted or switched off sends nothing, whatever was recorded before.
        var chain = await context.Cameras.AsNoTracking().Where(c => c.Id == segment.CameraId && c.Analysis).Select(static c => c.Analyzers).SingleOrDefaultAsync(cancellationToken) ?? [];
        if (!chain.Any(AnalyzerNames.IsRemote))
        {
            return null;
        }

        var local = rows.FindLast(static row => row.Analyzer == AnalyzerNames.Local);
        var hasIncident = await context.Incidents.AsNoTracking()
            .In(segment.CameraId, segment.StartAt, segment.EndAt)
            .AnyAsync(static i => i.Review != ReviewState.FalseAlarm && (i.Source == IncidentSource.Zone || i.Source == IncidentSource.LocalVision), cancellationToken);
        var allowed = await AllowedAsync(segment, chain, cancellationToken);
        var decision = PreFilter.Decide(segment.Id, local?.Facts, hasIncident, filter.Value);
        var analyzer = ExaminationPlan.Next(new PlanInput
        {
            Chain = chain,
            Local = local?.State,
            Rows = rows.Where(static row => AnalyzerNames.IsRemote(row.Analyzer) && row.PromptVersion == SegmentPrompt.Version)
                .ToDictionary(static row => row.Analyzer, static row => row.State, StringComparer.Ordinal),
            Allowed = allowed.Keys.ToHashSet(StringComparer.Ordinal),
            IsWorthSending = decision.Sends,
        });
        return analyzer is null
            ? null
            : ExaminationRows.New(segment, new ExaminationKey(segment.Id, analyzer, SegmentPrompt.Version), clock.GetUtcNow(), allowed[analyzer], decision.Verdict == PreFilterVerdict.Audit);
    }

    /// <summary>The consent of each analyzer that may see it. Nothing that was recorded before the family agreed is sent by itself.</summary>
    private async Task<Dictionary<string, long>> AllowedAsync(ArchiveSegment segment, IReadOnlyList<string> chain, CancellationToken cancellationToken)
    {
        var allowed = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var analyzer in chain.Where(AnalyzerNames.IsRemote))
        {
            if (await consents.FindAsync(segment.CameraId, analyzer, cancellationToken) is { } consent && consent.GivenAt <= segment.StartAt)
            {
                allowed[analyzer] = consent.Id;
            }
        }

        return allowed;
    }

    /// <summary>False when somebody registered the same at the same moment.</summary>
    private static async Task<bool> SaveAsync(DailyCamDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            return false;
        }
    }
}
