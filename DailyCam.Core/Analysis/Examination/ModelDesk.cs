using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Archive;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Shows a model a stretch of a segment and asks it about it: what is saved on, the copy, the ledger. Used for whole segments and for second looks.</summary>
internal sealed class ModelDesk(
    PaidQuestions questions, IUploadCopies copies, ConfiguredModels models, ExchangeKeeper exchanges, IOptions<CopyOptions> copying, IOptions<ExaminationOptions> options)
{
    /// <summary>Finds the paid answer or asks.</summary>
    /// <param name="cancellationToken">Of whoever asks, and of the consent under which it is asked.</param>
    /// <exception cref="IOException">The copy could not be made this time.</exception>
    public async Task<DeskAnswer> AskAsync(IModelClient client, DeskQuestion question, ArchiveSegment segment, ExaminationSubject subject, CancellationToken cancellationToken)
    {
        if (await FindAsync(question, cancellationToken) is { } paid)
        {
            return paid;
        }

        var model = question.Model is { } named ? models.With(client.Analyzer, named) : models.List().First(model => model.Analyzer == client.Analyzer);
        var status = await questions.StatusAsync(cancellationToken);
        var frugality = FrugalityRule.For(status, model.Price);
        if (AskPlan.Refusal(frugality, status, question.IsDoubtful) is { } reason)
        {
            return DeskAnswer.Over(reason);
        }

        var plan = AskPlan.Of(frugality, model, question.Fps ?? copying.Value.Fps, options.Value.Sound && client.Form == MediaForm.Video, question.PrefersCheaper);
        if (model.IsRetired && plan.Model == model.Model)
        {
            // Nobody answers for it any more: no footage leaves the house for an error.
            return DeskAnswer.Failed(AnalysisReasons.ModelGone);
        }

        var spec = SpecOf(client, question, plan, subject);
        var copy = await copies.MakeAsync(segment.CameraId, spec, cancellationToken);
        return copy.Media is { } media
            ? await SendAsync(client, question, segment, plan, new ShownCopy(spec, media), cancellationToken)
            : DeskAnswer.Failed(copy.Outcome == CopyOutcome.TooLarge ? AnalysisReasons.TooLarge : AnalysisReasons.FootageGone);
    }

    /// <summary>The answer to this very question, if it was paid already.</summary>
    public async Task<DeskAnswer?> FindAsync(DeskQuestion question, CancellationToken cancellationToken) =>
        await questions.FindAsync(question.Purpose, question.WorkKey, cancellationToken) is { } entry ? DeskAnswer.Answered(entry) : null;

    public Task SpoilAsync(LedgerEntry entry) => questions.SpoilAsync(entry);

    private CopySpec SpecOf(IModelClient client, DeskQuestion question, AskPlan plan, ExaminationSubject subject) => new()
    {
        Form = client.Form,
        FromAt = question.FromAt,
        ToAt = question.ToAt,
        Fps = plan.Fps,
        Height = copying.Value.Height,
        Sound = plan.Sound,
        Masks = subject.Masks,
        MaxPictures = copying.Value.MaxPictures,
    };

    private async Task<DeskAnswer> SendAsync(IModelClient client, DeskQuestion question, ArchiveSegment segment, AskPlan plan, ShownCopy shown, CancellationToken cancellationToken)
    {
        var media = shown.Media;
        var prompt = question.Render(media.HasSound);
        var draft = new LedgerDraft
        {
            Analyzer = client.Analyzer,
            Model = plan.Model,
            Purpose = question.Purpose,
            Camera = segment.CameraId,
            Segment = segment.Id,
            WorkKey = question.WorkKey,
            PromptVersion = prompt.Version,
            FromAt = question.FromAt,
            ToAt = question.ToAt,
            Bytes = media.Bytes,
            MediaHash = media.Sha256,
            WithSound = media.HasSound,
            InputTokens = TokenEstimate.Input(media, prompt),
            OutputTokens = question.MaxOutputTokens,
        };
        var request = new ModelRequest
        {
            Id = string.Empty,
            Model = plan.Model,
            System = prompt.System,
            Text = prompt.Text,
            Media = media,
            Schema = prompt.Schema,
            MaxOutputTokens = question.MaxOutputTokens,
        };
        return await questions.AskAsync(client, draft, request, cancellationToken) switch
        {
            { Refusal: { } refusal } => DeskAnswer.Refused(ReplyEnding.Of(refusal)),
            { Reply: null } => DeskAnswer.NoConsent,
            { Reply.Outcome: ModelOutcome.Answered } => await AnsweredAsync(question, segment, prompt, shown, cancellationToken),
            { Reply: { } reply } => DeskAnswer.Unanswered(reply),
        };
    }

    private async Task<DeskAnswer> AnsweredAsync(DeskQuestion question, ArchiveSegment segment, RenderedPrompt prompt, ShownCopy shown, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(question, cancellationToken) ?? throw new InvalidOperationException($"The answer to {question.WorkKey} is not in the ledger.");
        await exchanges.KeepAsync(segment, prompt, shown, answer.Paid!, cancellationToken);
        return answer;
    }
}
