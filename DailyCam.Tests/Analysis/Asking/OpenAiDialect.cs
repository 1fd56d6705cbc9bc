using System.Text.Json;
using System.Text.Json.Nodes;
using DailyCam.Core.Analysis.OpenAi;
using Microsoft.AspNetCore.Http;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>OpenAI's chat completions, as OpenAI, Ollama, llama.cpp and vLLM speak them.</summary>
internal sealed class OpenAiDialect : IScriptedDialect
{
    private const string DataUrl = "data:image/jpeg;base64,";

    public SeenRequest? Read(HttpRequest request, byte[] body)
    {
        if (request.Path != "/v1/chat/completions" || request.Method != "POST")
        {
            return null;
        }

        var json = JsonDocument.Parse(body).RootElement;
        var messages = json.GetProperty("messages").EnumerateArray().ToArray();
        var parts = Parts(messages.Single(static message => message.GetProperty("role").GetString() == "user"));
        var headers = request.Headers.ToDictionary(static header => header.Key.ToLowerInvariant(), static header => header.Value.ToString());
        return new SeenRequest
        {
            Path = request.Path.Value!,
            Headers = headers,
            Json = json,
            Model = json.GetProperty("model").GetString()!,
            LedgerId = headers.GetValueOrDefault(OpenAiTransport.LedgerHeader.ToLowerInvariant()),
            System = string.Concat(messages.Where(static message => message.GetProperty("role").GetString() == "system").SelectMany(Parts).Select(static part => part.GetProperty("text").GetString())),
            Texts = [.. parts.Where(static part => Kind(part) == "text").Select(static part => part.GetProperty("text").GetString()!)],
            Pictures = [.. parts.Index().Where(static part => Kind(part.Item) == "image_url").Select(part => Picture(parts[part.Index - 1], part.Item.GetProperty("image_url")))],
        };
    }

    public string Answer(string text, ScriptedEnd end, ScriptedUsage usage) => Completion(
        new JsonObject { ["role"] = "assistant", ["content"] = text },
        end switch { ScriptedEnd.CutOff => "length", ScriptedEnd.Blocked => "content_filter", _ => "stop" },
        usage);

    public string BlockedPrompt(ScriptedUsage usage) => Completion(new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = "I cannot look at this." }, "stop", usage);

    public string NoCandidates() => new JsonObject { ["id"] = "none", ["object"] = "chat.completion", ["created"] = 1_795_000_000, ["model"] = "scripted", ["choices"] = new JsonArray() }.ToJsonString();

    public string Error(ScriptedError error) => new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = error.Message, ["type"] = "scripted_error", ["param"] = null, ["code"] = error.Reason },
    }.ToJsonString();

    private static string Completion(JsonObject message, string finish, ScriptedUsage usage) => new JsonObject
    {
        ["id"] = "chatcmpl-scripted",
        ["object"] = "chat.completion",
        ["created"] = 1_795_000_000,
        ["model"] = "scripted",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = usage.Input,
            ["completion_tokens"] = usage.Output + usage.Thoughts,
            ["total_tokens"] = usage.Input + usage.Output + usage.Thoughts,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.Cached },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.Thoughts },
        },
    }.ToJsonString();

    private static JsonElement[] Parts(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray()]
        : [JsonSerializer.SerializeToElement(new { type = "text", text = message.GetProperty("content").GetString() })];

    private static string? Kind(JsonElement part) => part.GetProperty("type").GetString();

    private static SeenPicture Picture(JsonElement label, JsonElement image)
    {
        var url = image.GetProperty("url").GetString()!;
        return new SeenPicture(
            label.GetProperty("text").GetString()!,
            Convert.FromBase64String(url[DataUrl.Length..]),
            image.TryGetProperty("detail", out var detail) ? detail.GetString() : null);
    }
}
