using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>
/// Asks a named model with a named prompt about a segment, for a comparison: under the camera's consent, within the budget, with a row in the ledger, once. Nothing is changed about what the
/// family is shown of the segment. While the budget runs low it asks nothing, because a cheaper model or half the pictures would answer another question.
/// </summary>
internal sealed class EvaluationDesk(
    IEnumerable<IModelClient> clients, SubjectReader subjects, ConsentStore consents, ISpending spending, ConfiguredModels models, ModelDesk desk, IOptions<ExaminationOptions> options)
{
    /// <summary>The answer, or why there is none: one of <see cref="AnalysisReasons"/>, or <see cref="ModelComparison.NoCopy"/>.</summary>
    public async Task<(SideAnswer? Answer, string? WhyNot)> AskAsync(ComparedSide side, ArchiveSegment segment, CancellationToken cancellationToken)
    {
        if (clients.FirstOrDefault(client => client.Analyzer == side.Analyzer) is not { IsConfigured: true } client)
        {
            return (null, AnalysisReasons.NotConfigured);
        }

        if (await consents.FindAsync(segment.CameraId, side.Analyzer, cancellationToken) is not { } consent
            || await subjects.ReadAsync(segment, side.Analyzer, cancellationToken) is not { } subject)
        {
            return (null, AnalysisReasons.NoConsent);
        }

        var question = QuestionOf(side, segment, subject);
        if (await desk.FindAsync(question, cancellationToken) is null && await RefusalAsync(side.Analyzer, question.Model!, cancellationToken) is { } refusal)
        {
            return (null, refusal);
        }

        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, consent.Withdrawn);
        try
        {
            return await ReadAsync(await desk.AskAsync(client, question, segment, stopped.Token), segment);
        }
        catch (OperationCanceledException) when (consent.Withdrawn.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, AnalysisReasons.NoConsent);
        }
        catch (IOException)
        {
            return (null, ModelComparison.NoCopy);
        }
    }

    private async Task<string?> RefusalAsync(string analyzer, string model, CancellationToken cancellationToken) =>
        models.With(analyzer, model).Price is not { } price ? AnalysisReasons.NoPrice
        : FrugalityRule.For(await spending.StatusAsync(cancellationToken), price) != Frugality.Full ? AnalysisReasons.BudgetSaving
        : null;

    private DeskQuestion QuestionOf(ComparedSide side, ArchiveSegment segment, ExaminationSubject subject)
    {
        var model = side.Model ?? models.List().First(model => model.Analyzer == side.Analyzer).Model;
        var prompt = side.Prompt ?? SegmentPrompt.Version;
        return new DeskQuestion
        {
            Purpose = LedgerPurpose.Evaluation,
            WorkKey = $"{new ExaminationKey(segment.Id, side.Analyzer, prompt)}.{model}",
            Model = model,
            FromAt = segment.StartAt,
            ToAt = segment.EndAt,
            IsDoubtful = true,
            MaxOutputTokens = options.Value.MaxOutputTokens,
            Render = hasSound => SegmentPrompt.Render(subject.Facts with { HasSound = hasSound }, prompt),
        };
    }

    private async Task<(SideAnswer? Answer, string? WhyNot)> ReadAsync(DeskAnswer answer, ArchiveSegment segment)
    {
        if (answer.Paid is { } paid)
        {
            if (StoredAnswers.Read(paid.Answer, segment, paid.InputTokens, paid.OutputTokens, paid.CostMicros) is { } read)
            {
                return (read, null);
            }

            // The next comparison may ask again.
            await desk.SpoilAsync(paid);
            return (null, AnalysisReasons.Malformed);
        }

        try
        {
            return (null, answer.Reply is { } reply ? ReplyEnding.Of(reply).Reason : answer.Ending!.Reason);
        }
        catch (JobDelayedException exception)
        {
            // A comparison waits for nobody: what has trouble now is asked by the next one.
            return (null, exception.Message);
        }
    }
}
