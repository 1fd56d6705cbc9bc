using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Has a range of archive segments examined again, with the prompt and the model of today. What these have answered already is not asked, and not paid, again.</summary>
public sealed class SegmentsAgain(
    IDbContextFactory<DailyCamDbContext> contexts,
    AnalysisIntake local,
    ExaminationIntake examinations,
    ConsentStore consents,
    ConfiguredModels models,
    ISpending spending,
    IOptions<ExaminationOptions> options,
    TimeProvider clock)
{
    /// <summary>A day on which the clocks are set back.</summary>
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(25);

    public async Task<AgainOutcome> AskAsync(AgainRequest request, CancellationToken cancellationToken)
    {
        if (RecordingRange.Check(request.From, request.To, clock.GetUtcNow(), LongestDay) is { } problem)
        {
            return AgainOutcome.Refused(problem);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var camera = await context.Cameras.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Camera, cancellationToken);
        if (camera is null)
        {
            return AgainOutcome.Refused(new Problem("CameraNotFound", "camera"));
        }

        var analyzer = request.Analyzer ?? await FirstAsync(camera, cancellationToken);
        if (await ProblemAsync(camera, analyzer, cancellationToken) is { } refused)
        {
            return AgainOutcome.Refused(refused);
        }

        var segments = await context.ArchiveSegments.AsNoTracking()
            .Where(s => s.CameraId == camera.Id && s.StartAt < request.To && s.EndAt > request.From)
            .OrderBy(static s => s.StartAt)
            .Take(options.Value.MostAgain + 1)
            .ToListAsync(cancellationToken);
        return segments.Count > options.Value.MostAgain
            ? AgainOutcome.Refused(new Problem("AgainTooMany", "to", options.Value.MostAgain))
            : await QueueAsync(segments, analyzer, cancellationToken);
    }

    private async Task<AgainOutcome> QueueAsync(List<ArchiveSegment> segments, string analyzer, CancellationToken cancellationToken)
    {
        var model = AnalyzerNames.IsRemote(analyzer) ? await AskedAsync(analyzer, cancellationToken) : string.Empty;
        var queued = 0;
        foreach (var segment in segments)
        {
            queued += await AskOneAsync(segment, analyzer, model, cancellationToken) ? 1 : 0;
        }

        return new AgainOutcome(null, analyzer, queued, segments.Count - queued);
    }

    private Task<bool> AskOneAsync(ArchiveSegment segment, string analyzer, string model, CancellationToken cancellationToken) => AnalyzerNames.IsRemote(analyzer)
        ? examinations.AskAgainAsync(segment, analyzer, model, cancellationToken)
        : local.AnalyseAgainAsync(segment.Id, cancellationToken);

    private async Task<string> FirstAsync(Camera camera, CancellationToken cancellationToken)
    {
        foreach (var analyzer in camera.Analyzers.Where(AnalyzerNames.IsRemote))
        {
            if (await ProblemAsync(camera, analyzer, cancellationToken) is null)
            {
                return analyzer;
            }
        }

        return AnalyzerNames.Local;
    }

    private async ValueTask<Problem?> ProblemAsync(Camera camera, string analyzer, CancellationToken cancellationToken)
    {
        if (!AnalyzerNames.All.Contains(analyzer, StringComparer.Ordinal))
        {
            return new Problem(CameraProblems.AnalyzerUnknown, "analyzer");
        }

        if (!AnalyzerNames.IsRemote(analyzer))
        {
            return null;
        }

        return await consents.FindAsync(camera.Id, analyzer, cancellationToken) is null ? new Problem("ConsentMissing", "analyzer")
            : !ModelOf(analyzer).IsConfigured ? new Problem("AnalyzerNotConfigured", "analyzer")
            : !camera.Analysis ? new Problem("AnalysisOff", "camera")
            : !camera.Analyzers.Contains(analyzer, StringComparer.Ordinal) ? new Problem("AnalyzerNotChosen", "analyzer")
            : null;
    }

    /// <summary>The model that would be asked now: while the budget runs low that is the cheaper one, and its own answer is not paid again.</summary>
    private async Task<string> AskedAsync(string analyzer, CancellationToken cancellationToken)
    {
        var model = ModelOf(analyzer);
        var frugality = FrugalityRule.For(await spending.StatusAsync(cancellationToken), model.Price);
        return AskPlan.Of(frugality, model, fps: 1, sound: false).Model;
    }

    private ConfiguredModel ModelOf(string analyzer) => models.List().First(model => model.Analyzer == analyzer);
}
