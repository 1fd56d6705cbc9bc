using System.Globalization;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Shows a model one picture and asks it about it: what is saved on, the copy, the ledger, and one more try while the picture is still worth an answer.</summary>
internal sealed partial class SnapshotDesk(
    IEnumerable<IModelClient> clients, PaidQuestions questions, ConfiguredModels models, SnapshotCopies copies, IOptions<SnapshotOptions> options, TimeProvider clock, ILogger<SnapshotDesk> logger)
{
    private const int MostTries = 2;

    /// <summary>Least wait before the second try, as with recordings; more when the provider asks for it.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    public bool IsConfigured(string analyzer) => ClientOf(analyzer).IsConfigured;

    /// <summary>Null when it may not be sent after all: consent ended, or a mask was drawn meanwhile. The next picture is not far.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, by whoever asks or because consent was withdrawn.</exception>
    public async Task<SnapshotEnding?> AskAsync(SnapshotPicture picture, SnapshotSubject subject, string analyzer, CancellationToken cancellationToken)
    {
        var model = models.List().First(model => model.Analyzer == analyzer);
        var status = await questions.StatusAsync(cancellationToken);
        var frugality = FrugalityRule.For(status, model.Price);
        if (WhyNot(model, frugality, status) is { } reason)
        {
            return SnapshotEnding.NotSent(reason);
        }

        // A moving room is no incident: near the end of the budget what is left belongs to those.
        var plan = AskPlan.Of(frugality, model, fps: 1, sound: false);
        if (questions.WhyNot(analyzer, plan.Model) is { } vain)
        {
            return SnapshotEnding.NotSent(vain);
        }

        return await copies.MakeAsync(picture.Frame, analyzer, cancellationToken) is { } copy
            ? await AskAsync(QuestionOf(picture, subject, model with { Model = plan.Model }, copy), picture, cancellationToken)
            : SnapshotEnding.Failed(SnapshotReasons.NoPicture, null);
    }

    /// <summary>What makes the ledger rows of a picture findable.</summary>
    public static string WorkKey(SnapshotPicture picture, string analyzer) =>
        string.Create(CultureInfo.InvariantCulture, $"{picture.Frame.Camera}.{picture.Frame.TakenAt.ToUnixTimeMilliseconds()}.{analyzer}.{SnapshotPrompt.Version}");

    private string? WhyNot(ConfiguredModel model, Frugality frugality, SpendingStatus status) => model switch
    {
        { IsConfigured: false } => AnalysisReasons.NotConfigured,
        { IsRetired: true } => AnalysisReasons.ModelGone,
        _ when options.Value.PerDay == 0 => SnapshotReasons.OverSnapshotBudget,
        _ => AskPlan.Refusal(frugality, status, isDoubtful: false),
    };

    private async Task<SnapshotEnding?> AskAsync(SnapshotQuestion question, SnapshotPicture picture, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (ending, pause) = await TryAsync(question, picture, cancellationToken);
            if (pause is not { } wait || attempt == MostTries || wait >= Left(picture))
            {
                return ending;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <returns>How it ended, and how long to wait before it may be tried again; null when it is final.</returns>
    private async Task<(SnapshotEnding? Ending, TimeSpan? Pause)> TryAsync(SnapshotQuestion question, SnapshotPicture picture, CancellationToken cancellationToken)
    {
        var (model, left) = (question.Request.Model, Left(picture));
        if (left <= TimeSpan.Zero)
        {
            return (SnapshotEnding.Failed(AnalysisReasons.TimedOut, null), null);
        }

        var client = new HurriedClient(question.Client, left, clock);
        var asked = await questions.AskAsync(client, question.Draft, question.Request, stopping => copies.HoldsAsync(question.Copy, stopping), cancellationToken);
        return asked switch
        {
            { Refusal: { } refusal } => (SnapshotEnding.NotSent(ReasonOf(refusal)), null),
            { Reply: null } => (null, null),
            { Reply.Outcome: ModelOutcome.Answered } => await ReadAsync(question, model, cancellationToken),
            { Reply: { } reply } => (SnapshotEnding.Failed(ReplyEnding.ReasonOf(reply), model), reply.Outcome.IsWorthAnotherTry() ? Longer(reply.RetryAfter) : null),
        };
    }

    private async Task<(SnapshotEnding? Ending, TimeSpan? Pause)> ReadAsync(SnapshotQuestion question, string model, CancellationToken cancellationToken)
    {
        var paid = await questions.FindAsync(LedgerPurpose.Snapshot, question.Draft.WorkKey, cancellationToken)
            ?? throw new InvalidOperationException($"The answer to {question.Draft.WorkKey} is not in the ledger.");
        var reading = SnapshotAnswer.Read(paid.Answer);
        if (reading.Findings is { } findings)
        {
            return (SnapshotEnding.Answered(findings, model), null);
        }

        Log.Malformed(logger, question.Client.Analyzer, model, reading.Defect);
        await questions.SpoilAsync(paid);
        return (SnapshotEnding.Failed(AnalysisReasons.Malformed, model), RetryDelay);
    }

    private SnapshotQuestion QuestionOf(SnapshotPicture picture, SnapshotSubject subject, ConfiguredModel model, SnapshotCopy copy)
    {
        var (client, media, prompt) = (ClientOf(model.Analyzer), copy.Media, SnapshotPrompt.Render(subject.Facts));
        var draft = new LedgerDraft
        {
            Analyzer = client.Analyzer,
            Model = model.Model,
            Purpose = LedgerPurpose.Snapshot,
            Camera = picture.Frame.Camera,
            WorkKey = WorkKey(picture, client.Analyzer),
            PromptVersion = prompt.Version,
            FromAt = picture.Frame.TakenAt,
            ToAt = picture.Frame.TakenAt,
            Bytes = media.Bytes,
            MediaHash = media.Sha256,
            InputTokens = TokenEstimate.Input(media, prompt, model.TokensPerPicture),
            OutputTokens = options.Value.MaxOutputTokens,
            PurposeLimitMicros = SnapshotCost.LimitOf(options.Value),
        };
        var request = new ModelRequest
        {
            Id = string.Empty,
            Model = model.Model,
            System = prompt.System,
            Text = prompt.Text,
            Media = media,
            Schema = prompt.Schema,
            MaxOutputTokens = options.Value.MaxOutputTokens,
        };
        return new SnapshotQuestion(client, copy, draft, request);
    }

    private IModelClient ClientOf(string analyzer) => clients.First(client => client.Analyzer == analyzer);

    private TimeSpan Left(SnapshotPicture picture) => options.Value.TimeLimit - clock.GetElapsedTime(picture.ChosenAt);

    private static TimeSpan Longer(TimeSpan? asked) => asked is { } wait && wait > RetryDelay ? wait : RetryDelay;

    private static string ReasonOf(SpendingRefusal refusal) => refusal switch
    {
        SpendingRefusal.PurposeBudget => SnapshotReasons.OverSnapshotBudget,
        SpendingRefusal.DayBudget => AnalysisReasons.OverDayBudget,
        SpendingRefusal.MonthBudget => AnalysisReasons.OverMonthBudget,
        SpendingRefusal.NoPrice => AnalysisReasons.NoPrice,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without a reason."),
    };

    private static partial class Log
    {
        [LoggerMessage(1750, LogLevel.Warning, "The answer of {Analyzer} ({Model}) about a picture cannot be used: {Defect}")]
        public static partial void Malformed(ILogger logger, string analyzer, string model, AnswerDefect? defect);
    }
}
