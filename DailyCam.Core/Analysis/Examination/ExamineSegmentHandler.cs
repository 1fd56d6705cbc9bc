using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>
/// Has one archive segment examined by one model: the answer, its second looks, its incidents, its row. Every step finds again what an earlier run had done, so that a run after a crash
/// gives one result and one bill.
/// </summary>
internal sealed class ExamineSegmentHandler(
    IDbContextFactory<DailyCamDbContext> contexts, ModelAnalyzers analyzers, ExaminationRows rows, ClaimJudge judge, ExaminationIntake intake, IOptions<JobOptions> jobs) : IJobHandler
{
    /// <summary>Of the way: making the copy and waiting for the answer take most of it.</summary>
    private const double Answered = 0.7;

    public JobKind Kind => JobKind.Examination;

    public async Task ExecuteAsync(string key, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!ExaminationKey.TryParse(key, out var work) || analyzers.Find(work.Analyzer) is not { } analyzer)
        {
            throw new JobRejectedException($"Nobody examines {key}.");
        }

        var segment = await FindAsync(work.Segment, cancellationToken) ?? throw new JobRejectedException(AnalysisReasons.FootageGone);
        if (work.PromptVersion != analyzer.PromptVersion)
        {
            // DailyCam was updated while it waited: it is asked with the present prompt.
            await rows.DropQuestionAsync(work, cancellationToken);
            await intake.FollowUpAsync(work.Segment, cancellationToken);
        }
        else if (await rows.BeginAsync(segment, work, cancellationToken) is { } row)
        {
            await ExamineAsync(analyzer, segment, work, row, progress, cancellationToken);
        }
    }

    public async Task GivenUpAsync(string key, string error, CancellationToken cancellationToken)
    {
        if (!ExaminationKey.TryParse(key, out var work))
        {
            return;
        }

        var isCancelled = error == JobErrors.Cancelled;
        var reason = isCancelled ? AnalysisReasons.Cancelled : AnalysisReasons.All.Contains(error) ? error : AnalysisReasons.JobFailed;
        await KeepClaimsAsync(work, cancellationToken);
        await rows.EndAsync(work, isCancelled ? AnalysisState.Cancelled : AnalysisState.Failed, reason, cancellationToken);
        await intake.FollowUpAsync(work.Segment, cancellationToken);
    }

    /// <summary>What was answered and paid for is not lost with the job that was to look at it again.</summary>
    private async Task KeepClaimsAsync(ExaminationKey work, CancellationToken cancellationToken)
    {
        if (analyzers.Find(work.Analyzer) is { } analyzer && work.PromptVersion == analyzer.PromptVersion
            && await rows.FindOpenAsync(work, cancellationToken) is { } row
            && await FindAsync(work.Segment, cancellationToken) is { } segment
            && await analyzer.FindAnswerAsync(segment, cancellationToken) is { } findings)
        {
            await judge.KeepAsync(segment, work.WorkKey(row.Round), findings.Claims, cancellationToken);
        }
    }

    private async Task<ArchiveSegment?> FindAsync(ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    private async Task ExamineAsync(
        ModelAnalyzer analyzer, ArchiveSegment segment, ExaminationKey work, SegmentAnalysis row, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var result = await analyzer.AnalyseAsync(segment, cancellationToken);
        if (result.Findings is not { } findings)
        {
            await rows.EndAsync(work, result.State, result.Reason, cancellationToken);
            await intake.FollowUpAsync(work.Segment, cancellationToken);
            return;
        }

        progress.Report(Answered);
        await rows.VerifyingAsync(work, result, cancellationToken);

        // The last try is not spent on a provider's trouble, nor is a long wait: what cannot be looked at again soon stays unverified.
        var mayWait = row.Attempts <= jobs.Value.Retries && jobs.Value.RetryDelay <= ClaimVerifier.LongestWait;
        var looking = new Part(progress, Answered);
        var fates = await judge.JudgeAsync(analyzer.Client, segment, work.WorkKey(row.Round), findings.Claims, mayWait, looking, cancellationToken);
        await rows.FinishAsync(segment, work, result, fates, cancellationToken);
        progress.Report(1);
    }

    /// <summary>The progress of what is left.</summary>
    private sealed class Part(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value * (1 - from)));
    }
}
