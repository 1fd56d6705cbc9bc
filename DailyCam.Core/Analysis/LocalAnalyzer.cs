using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis;

/// <summary>Says what local vision already saw while the segment was recorded. Needs no account, no network and no further look at the video.</summary>
public sealed class LocalAnalyzer(IDbContextFactory<DailyCamDbContext> contexts, IOptions<AnalysisOptions> options, IOptions<DetectionOptions> detection) : ISegmentAnalyzer
{
    private readonly WatchRule rule = new(detection.Value);

    public string Name => "local";

    public string PromptVersion => "1";

    public async Task<AnalysisResult> AnalyseAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = segment.StartAt.AddMinutes(-1);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == segment.CameraId && a.Minute > before && a.Minute < segment.EndAt)
            .ToListAsync(cancellationToken);
        var facts = ActivitySummary.Of(segment.StartAt, segment.EndAt, minutes, options.Value.ActiveMotion, rule);
        var incidents = await context.Incidents.In(segment.CameraId, segment.StartAt, segment.EndAt).AnyAsync(cancellationToken);
        return Judge(facts, incidents, options.Value);
    }

    internal static AnalysisResult Judge(SegmentFacts facts, bool incidents, AnalysisOptions options)
    {
        if (facts.WatchedSeconds == 0 || facts.WatchedSeconds < facts.Seconds * options.MinimumWatchedShare)
        {
            return new AnalysisResult(AnalysisState.NotWatched, facts, AnalysisReasons.VisionAway);
        }

        return facts.ActiveSeconds == 0 && facts.PersonSeconds == 0 && !incidents
            ? new AnalysisResult(AnalysisState.Filtered, facts, AnalysisReasons.Quiet)
            : new AnalysisResult(AnalysisState.Analysed, facts);
    }
}
