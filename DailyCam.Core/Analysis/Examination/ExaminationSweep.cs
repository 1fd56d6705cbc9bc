using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Finds what a crash left between two commits: segments whose next analyzer was not decided yet, and rows that wait for a job which was never registered.</summary>
internal sealed partial class ExaminationSweep(
    IDbContextFactory<DailyCamDbContext> contexts,
    ExaminationIntake intake,
    IJobQueue jobs,
    DatabaseBoard board,
    IOptions<AnalysisOptions> options,
    TimeProvider clock,
    ILogger<ExaminationSweep> logger) : ILoop
{
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var undecided = await context.SegmentAnalyses.AsNoTracking().Where(static a => a.NextPending).Select(static a => a.SegmentId).Distinct().ToListAsync(cancellationToken);
        foreach (var segment in undecided)
        {
            await intake.FollowUpAsync(segment, cancellationToken);
        }

        var before = clock.GetUtcNow() - options.Value.SweepInterval;
        var owed = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.FinishedAt == null && a.QueuedAt < before && (a.Analyzer == AnalyzerNames.OpenAi || a.Analyzer == AnalyzerNames.Vertex))
            .OrderBy(static a => a.StartAt)
            .Select(static a => new { Key = new ExaminationKey(a.SegmentId, a.Analyzer, a.PromptVersion), a.EndAt })
            .ToListAsync(cancellationToken);
        var forgotten = undecided.Count;
        foreach (var row in owed)
        {
            forgotten += await jobs.EnqueueAsync(JobKind.Examination, row.Key.ToString(), TimeSpan.Zero, AnalysisUrgency.Of(row.EndAt, clock.GetUtcNow()), cancellationToken) ? 1 : 0;
        }

        if (forgotten > 0)
        {
            Log.TakenUp(logger, forgotten);
        }

        return forgotten;
    }

    private static partial class Log
    {
        [LoggerMessage(1742, LogLevel.Information, "{Count} examinations that an earlier run had left between two steps are taken up")]
        public static partial void TakenUp(ILogger logger, int count);
    }
}
