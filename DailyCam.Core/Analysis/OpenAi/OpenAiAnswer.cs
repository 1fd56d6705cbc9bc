using System.Globalization;
using DailyCam.Core.Analysis.Asking;
using OpenAI.Chat;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>Reads a chat completion, or what came instead of one, into a value. Pure; never throws.</summary>
internal static class OpenAiAnswer
{
    /// <summary>A count beyond it is no count of tokens.</summary>
    private const long MaxTokens = 1_000_000_000;

    /// <param name="answer">As it came.</param>
    /// <param name="completion">What the package made of it; null when it could not.</param>
    public static ModelReply Read(HttpAnswer answer, ChatCompletion? completion, DetailText words)
    {
        if (!HttpStatusOutcome.IsSuccess(answer.Status))
        {
            return RefusedAnswer.Read(answer, words);
        }

        var reply = new ModelReply { Outcome = ModelOutcome.Unreadable, Status = answer.Status };
        if (answer.IsTooLong)
        {
            return reply with { Detail = "The answer is longer than is read (MaxAnswerMegabytes)." };
        }

        return completion is null
            ? reply with { Detail = string.Create(CultureInfo.InvariantCulture, $"The answer is no whole chat completion ({answer.Body.Length} bytes).") }
            : Judge(completion, reply with { Usage = UsageOf(completion.Usage) }, words);
    }

    private static ModelReply Judge(ChatCompletion completion, ModelReply reply, DetailText words)
    {
        var text = AnswerText.Clean(TextOf(completion.Content));
        var (outcome, finish) = completion.FinishReason switch
        {
            ChatFinishReason.Length => (ModelOutcome.CutOff, "length"),
            ChatFinishReason.ContentFilter => (ModelOutcome.Blocked, "content_filter"),
            ChatFinishReason.Stop when !string.IsNullOrWhiteSpace(completion.Refusal) => (ModelOutcome.Blocked, "refusal"),
            ChatFinishReason.Stop => (text.Length > 0 ? ModelOutcome.Answered : ModelOutcome.Unreadable, "stop"),
            var other => (ModelOutcome.Unreadable, other.ToString()),
        };
        return reply with
        {
            Outcome = outcome,
            FinishReason = finish,
            Text = outcome == ModelOutcome.Answered ? text : null,
            Detail = words.Clean(completion.Refusal) ?? (outcome == ModelOutcome.Unreadable ? $"The completion ended as {finish} with {(text.Length == 0 ? "no" : "some")} text." : null),
        };
    }

    private static string TextOf(ChatMessageContent? content) =>
        content is null ? string.Empty : string.Concat(content.Where(static part => part.Kind == ChatMessageContentPartKind.Text).Select(static part => part.Text));

    private static ModelUsage? UsageOf(ChatTokenUsage? usage) => usage is null
        ? null
        : new ModelUsage(Tokens(usage.InputTokenCount), Tokens(usage.OutputTokenCount), Tokens(usage.InputTokenDetails?.CachedTokenCount ?? 0));

    private static long Tokens(long count) => Math.Clamp(count, 0, MaxTokens);
}
