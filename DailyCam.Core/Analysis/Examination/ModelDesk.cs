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
    PaidQuestions questions,
    CameraRules rules,
    IUploadCopies copies,
    ConfiguredModels models,
    ExchangeKeeper exchanges,
    IOptions<CopyOptions> copying,
    IOptions<ExaminationOptions> options)
{
    /// <summary>Finds the paid answer or asks.</summary>
    /// <param name="cancellationToken">Of whoever asks, and of the consent under which it is asked.</param>
    /// <exception cref="IOException">The copy could not be made this time.</exception>
    public async Task<DeskAnswer> AskAsync(IModelClient client, DeskQuestion question, ArchiveSegment segment, CancellationToken cancellationToken)
    {
        if (await FindAsync(question, cancellationToken) is { } paid)
        {
            return paid;
        }

        if ((await rules.ReadAsync(segment.CameraId, client.Analyzer, cancellationToken)).WhyNot is { } unwanted)
        {
            return DeskAnswer.NotAllowed(unwanted);
        }

        var model = question.Model is { } named ? models.With(client.Analyzer, named) : models.List().First(model => model.Analyzer == client.Analyzer);
        var status = await questions.StatusAsync(cancellationToken);
        var frugality = FrugalityRule.For(status, model.Price);
        if (AskPlan.Refusal(frugality, status, question.IsDoubtful) is { } reason)
        {
            return DeskAnswer.Over(reason);
        }

        var plan = AskPlan.Of(frugality, model, question.Fps ?? copying.Value.Fps, options.Value.Sound && client.Form == MediaForm.Video, question.PrefersCheaper);

        // Where nobody answers any more, no footage leaves the house for an error.
        var vain = model.IsRetired && plan.Model == model.Model ? AnalysisReasons.ModelGone : questions.WhyNot(client.Analyzer, plan.Model);
        return vain is null ? await ShowAsync(client, question, segment, plan, model.TokensPerPicture, cancellationToken) : DeskAnswer.Failed(vain);
    }

    /// <summary>The answer to this very question, if it was paid already.</summary>
    public async Task<DeskAnswer?> FindAsync(DeskQuestion question, CancellationToken cancellationToken) =>
        await questions.FindAsync(question.Purpose, question.WorkKey, cancellationToken) is { } entry ? DeskAnswer.Answered(entry) : null;

    public Task SpoilAsync(LedgerEntry entry) => questions.SpoilAsync(entry);

    /// <summary>Making a copy takes a while, and waiting for its turn longer: when somebody drew a mask meanwhile, it is made again.</summary>
    private async Task<DeskAnswer> ShowAsync(IModelClient client, DeskQuestion question, ArchiveSegment segment, AskPlan plan, int perPicture, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rule = await rules.ReadAsync(segment.CameraId, client.Analyzer, cancellationToken);
            if (rule.WhyNot is { } unwanted)
            {
                return DeskAnswer.NotAllowed(unwanted);
            }

            var spec = SpecOf(client, question, plan, rule);
            var copy = await copies.MakeAsync(segment.CameraId, spec, cancellationToken);
            if (copy.Media is not { } media)
            {
                return DeskAnswer.Failed(copy.Outcome == CopyOutcome.TooLarge ? AnalysisReasons.TooLarge : AnalysisReasons.FootageGone);
            }

            if (await SendAsync(client, question, segment, plan, new ShownCopy(spec, media), perPicture, cancellationToken) is { } answer)
            {
                return answer;
            }
        }
    }

    private CopySpec SpecOf(IModelClient client, DeskQuestion question, AskPlan plan, CameraRule rule) => new()
    {
        Form = client.Form,
        FromAt = question.FromAt,
        ToAt = question.ToAt,
        Fps = plan.Fps,
        Height = copying.Value.Height,
        Sound = plan.Sound,
        Masks = rule.Masks,
        MaxPictures = copying.Value.MaxPictures,
    };

    /// <summary>Null when the camera's settings changed since the copy was made: nothing was sent.</summary>
    private async Task<DeskAnswer?> SendAsync(
        IModelClient client, DeskQuestion question, ArchiveSegment segment, AskPlan plan, ShownCopy shown, int perPicture, CancellationToken cancellationToken)
    {
        var prompt = question.Render(shown.Media.HasSound);
        var draft = DraftOf(client, question, segment, plan, shown.Media, prompt, perPicture);
        var request = new ModelRequest
        {
            Id = string.Empty,
            Model = plan.Model,
            System = prompt.System,
            Text = prompt.Text,
            Media = shown.Media,
            Schema = prompt.Schema,
            MaxOutputTokens = question.MaxOutputTokens,
        };
        return await questions.AskAsync(client, draft, request, HoldsAsync, cancellationToken) switch
        {
            { IsOutdated: true } => null,
            { Refusal: { } refusal } => DeskAnswer.Refused(ReplyEnding.Of(refusal)),
            { Reply: null } => DeskAnswer.NoConsent,
            { Reply.Outcome: ModelOutcome.Answered } => await AnsweredAsync(question, segment, prompt, shown, cancellationToken),
            { Reply: { } reply } => DeskAnswer.Unanswered(reply),
        };

        async Task<bool> HoldsAsync(CancellationToken stopping) => (await rules.ReadAsync(segment.CameraId, client.Analyzer, stopping)).Allows(shown.Spec.Masks);
    }

    private static LedgerDraft DraftOf(
        IModelClient client, DeskQuestion question, ArchiveSegment segment, AskPlan plan, ModelMedia media, RenderedPrompt prompt, int perPicture) => new()
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
        ShownFps = media.Fps,
        ShownSeconds = media.Seconds,
        InputTokens = TokenEstimate.Input(media, prompt, perPicture),
        OutputTokens = question.MaxOutputTokens,
    };

    private async Task<DeskAnswer> AnsweredAsync(DeskQuestion question, ArchiveSegment segment, RenderedPrompt prompt, ShownCopy shown, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(question, cancellationToken) ?? throw new InvalidOperationException($"The answer to {question.WorkKey} is not in the ledger.");
        await exchanges.KeepAsync(segment, prompt, shown, answer.Paid!, cancellationToken);
        return answer;
    }
}
