using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Reads an answer of <c>generateContent</c>, whatever it is, into a value. Pure; never throws.</summary>
internal static class VertexAnswer
{
    /// <summary>A count beyond it is no count of tokens.</summary>
    private const long MaxTokens = 1_000_000_000;

    public static ModelReply Read(HttpAnswer answer, DetailText words)
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

        using var document = JsonReading.Parse(answer.Body);
        if (document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return reply with { Detail = string.Create(CultureInfo.InvariantCulture, $"The answer is no whole JSON object ({answer.Body.Length} bytes).") };
        }

        return Judge(document.RootElement, reply with { Usage = UsageOf(document.RootElement) }, words);
    }

    private static ModelReply Judge(JsonElement root, ModelReply reply, DetailText words)
    {
        var feedback = root.Member("promptFeedback");
        if (feedback?.Text("blockReason") is { } reason)
        {
            return reply with { Outcome = ModelOutcome.Blocked, FinishReason = reason, Detail = words.Clean(feedback.Value.Text("blockReasonMessage")) };
        }

        if (root.Items("candidates").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } candidate)
        {
            return reply with { Detail = "The answer has no candidate and no reason for it." };
        }

        var finish = candidate.Text("finishReason");
        var text = AnswerText.Clean(TextOf(candidate));
        var outcome = OutcomeOf(finish, text);
        return reply with
        {
            Outcome = outcome,
            FinishReason = finish,
            Text = outcome == ModelOutcome.Answered ? text : null,
            Detail = words.Clean(candidate.Text("finishMessage")) ?? (outcome == ModelOutcome.Unreadable ? Complaint(text) : null),
        };
    }

    private static string Complaint(string text) => text.Length == 0 ? "The candidate has no text." : "The candidate ended for a reason that is not known.";

    private static ModelOutcome OutcomeOf(string? finish, string text) => finish switch
    {
        "MAX_TOKENS" => ModelOutcome.CutOff,
        "SAFETY" or "PROHIBITED_CONTENT" or "SPII" or "RECITATION" or "BLOCKLIST" or "LANGUAGE" or "MODEL_ARMOR" or "OTHER" or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" => ModelOutcome.Blocked,
        null or "STOP" or "FINISH_REASON_UNSPECIFIED" when text.Length > 0 => ModelOutcome.Answered,
        _ => ModelOutcome.Unreadable,
    };

    /// <summary>All parts but the thoughts.</summary>
    private static string TextOf(JsonElement candidate) => candidate.Member("content") is { } content
        ? string.Concat(content.Items("parts").Where(static part => part.Member("thought") is not { ValueKind: JsonValueKind.True }).Select(static part => part.Text("text")))
        : string.Empty;

    private static ModelUsage? UsageOf(JsonElement root)
    {
        if (root.Member("usageMetadata") is not { ValueKind: JsonValueKind.Object } usage || usage.Number("promptTokenCount") is null)
        {
            return null;
        }

        return new ModelUsage(
            Tokens(usage, "promptTokenCount") + Tokens(usage, "toolUsePromptTokenCount"),
            Tokens(usage, "candidatesTokenCount") + Tokens(usage, "thoughtsTokenCount"),
            Tokens(usage, "cachedContentTokenCount"));
    }

    private static long Tokens(JsonElement usage, string name) => Math.Clamp(usage.Number(name) ?? 0, 0, MaxTokens);
}
