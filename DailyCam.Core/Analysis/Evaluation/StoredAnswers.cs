using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Finds what a side has answered already: examinations as they stand, paid answers whose words the ledger still holds, and kept exchanges, in this order.</summary>
internal sealed class StoredAnswers(IDbContextFactory<DailyCamDbContext> contexts, ExchangeKeeper exchanges)
{
    /// <summary>By segment; segments without an answer are left out.</summary>
    public async Task<Dictionary<ArchiveSegmentId, SideAnswer>> FindAsync(IReadOnlyCollection<ArchiveSegment> segments, ComparedSide side, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!AnalyzerNames.IsRemote(side.Analyzer))
        {
            return await LocalAsync(context, segments, cancellationToken);
        }

        var answers = await ExaminedAsync(context, segments, side, cancellationToken);
        await AddPaidAsync(answers, context, segments, side, cancellationToken);
        AddKept(answers, segments, side);
        return answers;
    }

    /// <summary>An answer's text as a side's answer; null when nothing can be read in it.</summary>
    public static SideAnswer? Read(string? answer, ArchiveSegment segment, long? inputTokens, long? outputTokens, long? costMicros) =>
        SegmentAnswer.Read(answer, segment.Duration.TotalSeconds).Findings is { } findings ? Of(findings, segment.StartAt, inputTokens, outputTokens, costMicros) : null;

    private static SideAnswer Of(SegmentFindings findings, DateTimeOffset startAt, long? inputTokens, long? outputTokens, long? costMicros) => new()
    {
        Findings = Finding.Of(findings, startAt), InputTokens = inputTokens ?? 0, OutputTokens = outputTokens ?? 0, CostMicros = costMicros ?? 0,
    };

    /// <summary>Local vision answers with incidents, false alarms included: that is what it found.</summary>
    private static async Task<Dictionary<ArchiveSegmentId, SideAnswer>> LocalAsync(DailyCamDbContext context, IReadOnlyCollection<ArchiveSegment> segments, CancellationToken cancellationToken)
    {
        var ids = segments.Select(static segment => segment.Id).ToList();
        var looked = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => ids.Contains(a.SegmentId) && a.Analyzer == AnalyzerNames.Local && (a.State == AnalysisState.Analysed || a.State == AnalysisState.Filtered))
            .Select(static a => a.SegmentId)
            .ToListAsync(cancellationToken);
        var answers = new Dictionary<ArchiveSegmentId, SideAnswer>();
        foreach (var segment in segments.Where(segment => looked.Contains(segment.Id)))
        {
            var (camera, from, to) = (segment.CameraId, segment.StartAt, segment.EndAt);
            var found = await context.Incidents.AsNoTracking()
                .Where(i => i.CameraId == camera && i.EvidenceAt >= from && i.EvidenceAt < to && (i.Source == IncidentSource.Zone || i.Source == IncidentSource.LocalVision))
                .Select(static i => new { i.Category, i.EvidenceAt, i.Severity })
                .ToListAsync(cancellationToken);
            answers[segment.Id] = new SideAnswer { Findings = [.. found.Select(static i => new Finding(i.Category, i.EvidenceAt, i.Severity))] };
        }

        return answers;
    }

    private static async Task<Dictionary<ArchiveSegmentId, SideAnswer>> ExaminedAsync(
        DailyCamDbContext context, IReadOnlyCollection<ArchiveSegment> segments, ComparedSide side, CancellationToken cancellationToken)
    {
        var ids = segments.Select(static segment => segment.Id).ToList();
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => ids.Contains(a.SegmentId) && a.Analyzer == side.Analyzer && a.State == AnalysisState.Analysed)
            .OrderBy(static a => a.Id)
            .ToListAsync(cancellationToken);
        var answers = new Dictionary<ArchiveSegmentId, SideAnswer>();
        foreach (var row in rows.Where(row => row.Findings is not null && side.Is(row.Analyzer, row.Model, row.PromptVersion)))
        {
            answers[row.SegmentId] = Of(row.Findings!, row.StartAt, row.InputTokens, row.OutputTokens, row.CostMicros);
        }

        return answers;
    }

    private static async Task AddPaidAsync(
        Dictionary<ArchiveSegmentId, SideAnswer> answers, DailyCamDbContext context, IReadOnlyCollection<ArchiveSegment> segments, ComparedSide side, CancellationToken cancellationToken)
    {
        var open = segments.Where(segment => !answers.ContainsKey(segment.Id)).ToDictionary(static segment => segment.Id);
        var ids = open.Keys.ToList();
        var paid = await context.LedgerEntries.AsNoTracking()
            .Where(e => e.SegmentId != null && ids.Contains(e.SegmentId.Value) && e.Analyzer == side.Analyzer && e.Outcome == LedgerOutcome.Answered && e.Answer != null
                && (e.Purpose == LedgerPurpose.Segment || e.Purpose == LedgerPurpose.Evaluation))
            .OrderBy(static e => e.ReservedAt)
            .ToListAsync(cancellationToken);
        foreach (var entry in paid.Where(entry => side.Is(entry.Analyzer, entry.Model, entry.PromptVersion)))
        {
            var segment = open[entry.SegmentId!.Value];
            if (Read(entry.Answer, segment, entry.InputTokens, entry.OutputTokens, entry.CostMicros) is { } answer)
            {
                answers[segment.Id] = answer;
            }
        }
    }

    private void AddKept(Dictionary<ArchiveSegmentId, SideAnswer> answers, IReadOnlyCollection<ArchiveSegment> segments, ComparedSide side)
    {
        var open = segments.Where(segment => !answers.ContainsKey(segment.Id)).ToDictionary(static segment => segment.Id.Value, StringComparer.Ordinal);
        if (open.Count == 0)
        {
            return;
        }

        foreach (var exchange in exchanges.List().Select(static path => ExchangeFile.Read(path).Exchange).OfType<FrozenExchange>())
        {
            if (exchange.Purpose != LedgerPurpose.Verification && side.Is(exchange.Analyzer, exchange.Model, exchange.PromptVersion)
                && open.TryGetValue(exchange.Segment, out var segment)
                && Read(exchange.Answer, segment, exchange.InputTokens, exchange.OutputTokens, exchange.CostMicros) is { } answer)
            {
                answers[segment.Id] = answer;
            }
        }
    }
}
