using DailyCam.Core.Analysis.Asking;
using OpenAI.Chat;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>Makes the messages and options of a chat completion. Pure.</summary>
internal static class OpenAiRequest
{
    private const string SchemaName = "answer";

    /// <summary>Hosts that know the newer name of the output limit and, in part, refuse the older one; all others know the older one and, in part, refuse the newer.</summary>
    private static readonly string[] NewLimitHosts = ["openai.com", "azure.com"];

    public static IReadOnlyList<ChatMessage> Messages(ModelRequest request, OpenAiOptions options, AnswerFormat format)
    {
        var parts = new List<ChatMessageContentPart>();
        foreach (var picture in request.Media.Pictures)
        {
            parts.Add(ChatMessageContentPart.CreateTextPart(PictureLabel.Of(picture)));
            parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(picture.Jpeg), "image/jpeg", Detail(options.ImageDetail)));
        }

        parts.Add(ChatMessageContentPart.CreateTextPart(UnicodeText.Whole(Question(request, format))));
        return [new SystemChatMessage(UnicodeText.Whole(request.System)), new UserChatMessage(parts)];
    }

    public static ChatCompletionOptions Options(ModelRequest request, OpenAiOptions options, AnswerFormat format)
    {
        var isNew = KnowsNewLimit(options.BaseAddress);
        var result = new ChatCompletionOptions
        {
            ResponseFormat = format switch
            {
                AnswerFormat.Schema => ChatResponseFormat.CreateJsonSchemaFormat(SchemaName, BinaryData.FromString(request.Schema), jsonSchemaIsStrict: OpenAiSchema.IsStrict(request.Schema)),
                AnswerFormat.Json => ChatResponseFormat.CreateJsonObjectFormat(),
                _ => null,
            },
            MaxOutputTokenCount = isNew ? request.MaxOutputTokens : null,

            // OpenAI keeps what is asked for thirty days and longer unless told not to; other servers may not know the word.
            StoredOutputEnabled = isNew ? false : null,
        };
        if (!isNew)
        {
#pragma warning disable SCME0001 // The package's only way to a field that it does not name; a test looks at what is really sent.
            result.Patch.Set("$.max_tokens"u8, request.MaxOutputTokens);
#pragma warning restore SCME0001
        }

        return result;
    }

    private static bool KnowsNewLimit(string baseAddress)
    {
        var host = new Uri(baseAddress).Host;
        return Array.Exists(NewLimitHosts, known => host == known || host.EndsWith("." + known, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where the server does not hold the model to the schema, the model is told of it; OpenAI refuses <c>json_object</c> when nobody says JSON.</summary>
    private static string Question(ModelRequest request, AnswerFormat format) => format == AnswerFormat.Schema
        ? request.Text
        : $"{request.Text}\n\nAnswer with one JSON object that fits this JSON schema, and with nothing else:\n{request.Schema}";

    /// <summary>The default is named: a bare null would be taken for a text and refused by the package.</summary>
    private static ChatImageDetailLevel? Detail(string level) => level.Length == 0 ? default(ChatImageDetailLevel?) : new ChatImageDetailLevel(level);
}
