using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis;

/// <summary>
/// Registers closed segments that have no analysis (a crash between the segment's row and its registration, segments that start-up recovery found), and
/// rows that wait for a job which was never registered (a crash between the two).
/// </summary>
internal sealed partial class AnalysisSweep(
    IDbContextFactory<DailyCamDbContext> contexts,
    AnalysisIntake intake,
    IJobQueue jobs,
    LocalAnalyzer analyzer,
    IOptions<AnalysisOptions> options,
    TimeProvider clock,
    ILogger<AnalysisSweep> logger) : ILoop
{
    /// <summary>Segments taken up at once, oldest first; the rest follow in the same sweep.</summary>
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var registered = 0;
        while (await FindAsync(cancellationToken) is { Count: > 0 } segments)
        {
            foreach (var segment in segments)
            {
                await intake.SegmentClosedAsync(segment, cancellationToken);
            }

            registered += segments.Count;
        }

        registered += await EnqueueForgottenAsync(cancellationToken);
        if (registered > 0)
        {
            Log.Registered(logger, registered);
        }

        return registered;
    }

    private async Task<int> EnqueueForgottenAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - options.Value.SweepInterval;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => (a.State == AnalysisState.Recorded || a.State == AnalysisState.Queued || a.State == AnalysisState.Analysing || a.State == AnalysisState.Verifying)
                && a.Analyzer == analyzer.Name && a.PromptVersion == analyzer.PromptVersion && a.QueuedAt < before)
            .OrderBy(a => a.StartAt)
            .Select(a => new { a.SegmentId, a.EndAt })
            .ToListAsync(cancellationToken);
        var enqueued = 0;
        foreach (var segment in waiting)
        {
            var urgency = AnalysisUrgency.Of(segment.EndAt, now);
            enqueued += await jobs.EnqueueAsync(JobKind.Analysis, segment.SegmentId.Value, TimeSpan.Zero, urgency, cancellationToken) ? 1 : 0;
        }

        return enqueued;
    }

    private async Task<List<ArchiveSegment>> FindAsync(CancellationToken cancellationToken)
    {
        var (name, version) = (analyzer.Name, analyzer.PromptVersion);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking()
            .Where(s => !context.SegmentAnalyses.Any(a => a.SegmentId == s.Id && a.Analyzer == name && a.PromptVersion == version))
            .OrderBy(s => s.StartAt)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1700, LogLevel.Information, "{Count} closed segments waited for no job and are registered now")]
        public static partial void Registered(ILogger logger, int count);
    }
}
