using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Vertex AI's generateContent, as its documentation describes it.</summary>
internal sealed partial class VertexDialect : IScriptedDialect
{
    public SeenRequest? Read(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value!;
        if (Route().Match(path) is not { Success: true } route || request.Method != "POST")
        {
            return null;
        }

        var json = JsonDocument.Parse(body).RootElement;
        var parts = json.GetProperty("contents")[0].GetProperty("parts").EnumerateArray().ToArray();
        var video = parts.FirstOrDefault(static part => Mime(part) == "video/mp4");
        return new SeenRequest
        {
            Path = path,
            Headers = request.Headers.ToDictionary(static header => header.Key.ToLowerInvariant(), static header => header.Value.ToString()),
            Json = json,
            Model = route.Groups["model"].Value,
            LedgerId = json.TryGetProperty("labels", out var labels) ? labels.EnumerateObject().FirstOrDefault().Value.GetString() : null,
            System = string.Concat(json.GetProperty("systemInstruction").GetProperty("parts").EnumerateArray().Select(static part => part.GetProperty("text").GetString())),
            Texts = [.. parts.Where(static part => part.TryGetProperty("text", out _)).Select(static part => part.GetProperty("text").GetString()!)],
            Video = video.ValueKind == JsonValueKind.Object ? Data(video) : null,
            Fps = video.ValueKind == JsonValueKind.Object ? video.GetProperty("videoMetadata").GetProperty("fps").GetDouble() : null,
            Pictures = [.. parts.Index().Where(static part => Mime(part.Item) == "image/jpeg").Select(part => new SeenPicture(parts[part.Index - 1].GetProperty("text").GetString()!, Data(part.Item)))],
        };
    }

    public string Answer(string text, ScriptedEnd end, ScriptedUsage usage)
    {
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject { ["role"] = "model" },
            ["finishReason"] = end switch { ScriptedEnd.CutOff => "MAX_TOKENS", ScriptedEnd.Blocked => "PROHIBITED_CONTENT", _ => "STOP" },
        };
        if (text.Length > 0)
        {
            candidate["content"]!["parts"] = new JsonArray(new JsonObject { ["text"] = text });
        }

        return new JsonObject { ["candidates"] = new JsonArray(candidate), ["usageMetadata"] = Usage(usage), ["modelVersion"] = "scripted" }.ToJsonString();
    }

    public string BlockedPrompt(ScriptedUsage usage) => new JsonObject
    {
        ["promptFeedback"] = new JsonObject { ["blockReason"] = "PROHIBITED_CONTENT", ["blockReasonMessage"] = "The prompt was blocked." },
        ["usageMetadata"] = Usage(usage),
    }.ToJsonString();

    public string NoCandidates() => new JsonObject { ["usageMetadata"] = Usage(new()) }.ToJsonString();

    public string Error(ScriptedError error)
    {
        var details = new JsonArray();
        if (error.Reason is { } reason)
        {
            details.Add((JsonNode)new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = reason, ["domain"] = "googleapis.com" });
        }

        if (error.RetryInfo is { } wait)
        {
            details.Add((JsonNode)new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0.###}s") });
        }

        return new JsonObject { ["error"] = new JsonObject { ["code"] = error.Status, ["message"] = error.Message, ["status"] = Name(error.Status), ["details"] = details } }.ToJsonString();
    }

    private static JsonObject Usage(ScriptedUsage usage) => new()
    {
        ["promptTokenCount"] = usage.Input,
        ["candidatesTokenCount"] = usage.Output,
        ["thoughtsTokenCount"] = usage.Thoughts,
        ["cachedContentTokenCount"] = usage.Cached,
        ["totalTokenCount"] = usage.Input + usage.Output + usage.Thoughts,
    };

    private static string Name(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        _ => "INTERNAL",
    };

    private static string? Mime(JsonElement part) => part.TryGetProperty("inlineData", out var data) ? data.GetProperty("mimeType").GetString() : null;

    private static byte[] Data(JsonElement part) => part.GetProperty("inlineData").GetProperty("data").GetBytesFromBase64();

    [GeneratedRegex(@"\A/v1/projects/[^/]+/locations/[^/]+/publishers/google/models/(?<model>[^/:]+):generateContent\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Route();
}
