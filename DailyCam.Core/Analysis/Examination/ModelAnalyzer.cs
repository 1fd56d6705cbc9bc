using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>
/// Has a segment examined by a model outside this process, under the family's consent. What was paid for is found again, so that the same segment, prompt and round never cost twice, whenever
/// this process was killed.
/// </summary>
internal sealed partial class ModelAnalyzer(
    IModelClient client, SubjectReader subjects, ConsentStore consents, ModelDesk desk, IOptions<ExaminationOptions> options, ILogger<ModelAnalyzer> logger) : ISegmentAnalyzer
{
    private static readonly AnalysisResult NoConsent = new(AnalysisState.SwitchedOff, null, AnalysisReasons.NoConsent);

    public IModelClient Client => client;

    public string Name => client.Analyzer;

    public string PromptVersion => SegmentPrompt.Version;

    /// <exception cref="JobDelayedException">It may succeed later; the message is one of <see cref="AnalysisReasons"/>.</exception>
    /// <exception cref="IOException">The copy could not be made this time.</exception>
    public async Task<AnalysisResult> AnalyseAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        if (await subjects.ReadAsync(segment, Name, cancellationToken) is not { } subject)
        {
            return NoConsent;
        }

        var question = QuestionOf(segment, subject);
        if (await desk.FindAsync(question, cancellationToken) is { Paid: { } paid })
        {
            return await ReadAsync(paid, question, segment);
        }

        if (await consents.FindAsync(segment.CameraId, Name, cancellationToken) is not { } consent || !subject.MayBeSentUnder(consent))
        {
            return NoConsent;
        }

        return client.IsConfigured
            ? await AskAsync(question, segment, subject, consent, cancellationToken)
            : new AnalysisResult(AnalysisState.Failed, null, AnalysisReasons.NotConfigured);
    }

    /// <summary>What was answered and paid for already, when it can be used; null when there is none. Asks nobody.</summary>
    public async Task<SegmentFindings?> FindAnswerAsync(ArchiveSegment segment, CancellationToken cancellationToken) =>
        await subjects.ReadAsync(segment, Name, cancellationToken) is { } subject && await desk.FindAsync(QuestionOf(segment, subject), cancellationToken) is { Paid: { } paid }
            ? SegmentAnswer.Read(paid.Answer, segment.Duration.TotalSeconds).Findings
            : null;

    private DeskQuestion QuestionOf(ArchiveSegment segment, ExaminationSubject subject) => new()
    {
        Purpose = LedgerPurpose.Segment,
        WorkKey = new ExaminationKey(segment.Id, Name, PromptVersion).WorkKey(subject.Round),
        FromAt = segment.StartAt,
        ToAt = segment.EndAt,
        IsDoubtful = subject.HasIncident,
        MaxOutputTokens = options.Value.MaxOutputTokens,
        Render = hasSound => SegmentPrompt.Render(subject.Facts with { HasSound = hasSound }),
    };

    private async Task<AnalysisResult> AskAsync(DeskQuestion question, ArchiveSegment segment, ExaminationSubject subject, StandingConsent consent, CancellationToken cancellationToken)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, consent.Withdrawn);
        try
        {
            return await desk.AskAsync(client, question, segment, stopped.Token) switch
            {
                { Paid: { } paid } => await ReadAsync(paid, question, segment),
                { Reply: { } reply } => ReplyEnding.Of(reply),
                { Ending: { } ending } => ending,
                _ => throw new InvalidOperationException("A question without an outcome."),
            };
        }
        catch (OperationCanceledException) when (consent.Withdrawn.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Log.Withdrawn(logger, Name, segment.Id);
            return NoConsent;
        }
    }

    private async Task<AnalysisResult> ReadAsync(LedgerEntry paid, DeskQuestion question, ArchiveSegment segment)
    {
        var reading = SegmentAnswer.Read(paid.Answer, segment.Duration.TotalSeconds);
        if (reading.Findings is not { } findings)
        {
            Log.Malformed(logger, Name, paid.Model, segment.Id, reading.Defect);
            await desk.SpoilAsync(paid);
            throw new JobDelayedException(AnalysisReasons.Malformed, TimeSpan.Zero);
        }

        var schema = question.Render(paid.WithSound).Schema;
        return new AnalysisResult(AnalysisState.Analysed, null, null, findings, new AnswerReceipt(
            paid.Model, SchemaVersion.Of(schema), paid.InputTokens, paid.OutputTokens, paid.CostMicros, paid.LatencyMilliseconds, paid.FinishReason)
        {
            ShownFps = paid.ShownFps,
            ShownSeconds = paid.ShownSeconds,
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1740, LogLevel.Information, "Segment {Segment} is not examined by {Analyzer}: consent was withdrawn meanwhile")]
        public static partial void Withdrawn(ILogger logger, string analyzer, ArchiveSegmentId segment);

        [LoggerMessage(1741, LogLevel.Warning, "The answer of {Analyzer} ({Model}) about segment {Segment} cannot be used: {Defect}")]
        public static partial void Malformed(ILogger logger, string analyzer, string model, ArchiveSegmentId segment, AnswerDefect? defect);
    }
}
