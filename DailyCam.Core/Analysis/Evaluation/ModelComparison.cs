using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Compares what two models, prompts or analyzers say of the same archive segments, out of what is stored or by asking. Changes nothing that the family is shown.</summary>
public sealed class ModelComparison
{
    /// <summary>Why a side has no answer that nobody asked for.</summary>
    public const string NotStored = "NotStored";

    /// <summary>The copy for the model could not be made this time.</summary>
    public const string NoCopy = "NoCopy";

    private readonly IDbContextFactory<DailyCamDbContext> contexts;
    private readonly DataLayout layout;
    private readonly StoredAnswers stored;
    private readonly EvaluationDesk desk;
    private readonly PriceList prices;

    internal ModelComparison(IDbContextFactory<DailyCamDbContext> contexts, DataLayout layout, StoredAnswers stored, EvaluationDesk desk, PriceList prices) =>
        (this.contexts, this.layout, this.stored, this.desk, this.prices) = (contexts, layout, stored, desk, prices);

    public async Task<CompareOutcome> RunAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        if ((WhyNot(request) ?? await DatabaseLook.WhyNotAsync(layout, contexts, cancellationToken)) is { } reason)
        {
            return new CompareOutcome { Refused = reason };
        }

        var segments = await SegmentsAsync(request, cancellationToken);
        if (segments.Count == 0)
        {
            return new CompareOutcome { Refused = "There is no recording in that time." };
        }

        var (left, leftMissing) = await AnswersAsync(request, request.Left, segments, cancellationToken);
        var (right, rightMissing) = await AnswersAsync(request, request.Right, segments, cancellationToken);
        var both = segments.FindAll(segment => left.ContainsKey(segment.Id) && right.ContainsKey(segment.Id));
        var compared = new List<ComparedSegment>();
        foreach (var segment in both)
        {
            compared.Add(new ComparedSegment(left[segment.Id], right[segment.Id], await JudgedAsync(segment, cancellationToken)));
        }

        return new CompareOutcome
        {
            Comparison = FindingsComparison.Of(compared), Segments = segments.Count, LeftMissing = leftMissing, RightMissing = rightMissing, Currency = prices.Currency,
        };
    }

    private static string? WhyNot(CompareRequest request) => new[] { request.Left, request.Right }
        .Where(side => request.Asks && side.Prompt is { } prompt && !SegmentPrompt.Versions.Contains(prompt, StringComparer.Ordinal))
        .Select(static side => $"Nobody can be asked with the prompt {side.Prompt}. There are: {string.Join(", ", SegmentPrompt.Versions)}.")
        .FirstOrDefault();

    private async Task<List<ArchiveSegment>> SegmentsAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = context.ArchiveSegments.AsNoTracking().Where(s => s.EndAt > request.From && s.StartAt < request.To);
        query = request.Camera is { } camera ? query.Where(s => s.CameraId == camera) : query;
        return await query.OrderBy(static s => s.StartAt).ThenBy(static s => s.Id).Take(request.Limit).ToListAsync(cancellationToken);
    }

    private async Task<(Dictionary<ArchiveSegmentId, SideAnswer> Answers, Dictionary<string, int> Missing)> AnswersAsync(
        CompareRequest request, ComparedSide side, List<ArchiveSegment> segments, CancellationToken cancellationToken)
    {
        var answers = await stored.FindAsync(segments, side, cancellationToken);
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in segments.Where(segment => !answers.ContainsKey(segment.Id)))
        {
            var (answer, whyNot) = request.Asks && AnalyzerNames.IsRemote(side.Analyzer) ? await desk.AskAsync(side, segment, cancellationToken) : (null, NotStored);
            if (answer is not null)
            {
                answers[segment.Id] = answer;
            }
            else
            {
                missing[whyNot ?? NotStored] = missing.GetValueOrDefault(whyNot ?? NotStored) + 1;
            }
        }

        return (answers, missing);
    }

    private async Task<List<JudgedMoment>> JudgedAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Incidents.AsNoTracking()
            .Where(i => i.CameraId == segment.CameraId && i.EvidenceAt >= segment.StartAt && i.EvidenceAt < segment.EndAt && i.Review != ReviewState.New)
            .Select(static i => new JudgedMoment(i.Category, i.EvidenceAt, i.Review != ReviewState.FalseAlarm))
            .ToListAsync(cancellationToken);
    }
}
