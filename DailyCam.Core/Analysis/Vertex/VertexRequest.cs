using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Writes a request of <c>generateContent</c>. Pure.</summary>
internal static class VertexRequest
{
    /// <summary>Label of the ledger row, so that Google's bill and the family's ledger can be laid side by side.</summary>
    public const string LedgerLabel = "dailycam-request";

    /// <summary>What a body takes besides media and texts.</summary>
    private const int Overhead = 4096;

    private static readonly string[] HarmCategories =
        ["HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH", "HARM_CATEGORY_SEXUALLY_EXPLICIT", "HARM_CATEGORY_DANGEROUS_CONTENT"];

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address before the path.</summary>
    public static string Service(VertexOptions options) =>
        options.BaseAddress.Length > 0 ? options.BaseAddress.TrimEnd('/')
        : options.Location == "global" ? "https://aiplatform.googleapis.com"
        : $"https://{options.Location}-aiplatform.googleapis.com";

    public static Uri Address(VertexOptions options, string model)
    {
        var service = Service(options);
        var project = Uri.EscapeDataString(options.Project);
        return new Uri($"{service}/v1/projects/{project}/locations/{Uri.EscapeDataString(options.Location)}/publishers/google/models/{Uri.EscapeDataString(model)}:generateContent");
    }

    public static HttpRequestMessage Message(ModelRequest request, VertexOptions options, VertexToken token)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, Address(options, request.Model))
        {
            Content = new ReadOnlyMemoryContent(Body(request, options)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        message.Headers.TryAddWithoutValidation(token.Header, token.Value);
        return message;
    }

    public static ReadOnlyMemory<byte> Body(ModelRequest request, VertexOptions options)
    {
        // Base64 makes four bytes of three; a buffer that grows by doubling would hold the video three times.
        var buffer = new ArrayBufferWriter<byte>((int)(request.Media.Bytes / 3 * 4) + request.Text.Length + request.System.Length + request.Schema.Length + Overhead);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            WriteContents(json, request);
            json.WriteStartObject("systemInstruction");
            json.WriteStartArray("parts");
            WriteText(json, request.System);
            json.WriteEndArray();
            json.WriteEndObject();
            WriteGeneration(json, request, options);
            WriteSafety(json, options);
            json.WriteStartObject("labels");
            json.WriteString(LedgerLabel, request.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteContents(Utf8JsonWriter json, ModelRequest request)
    {
        json.WriteStartArray("contents");
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteStartArray("parts");
        if (request.Media.Video is { } video)
        {
            WriteMedia(json, "video/mp4", video, request.Media.Fps);
        }

        foreach (var picture in request.Media.Pictures)
        {
            WriteText(json, PictureLabel.Of(picture));
            WriteMedia(json, "image/jpeg", picture.Jpeg, null);
        }

        WriteText(json, request.Text);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMedia(Utf8JsonWriter json, string type, ReadOnlyMemory<byte> data, double? fps)
    {
        json.WriteStartObject();
        json.WriteStartObject("inlineData");
        json.WriteString("mimeType", type);
        json.WriteBase64String("data", data.Span);
        json.WriteEndObject();
        if (fps is { } rate)
        {
            json.WriteStartObject("videoMetadata");
            json.WriteNumber("fps", rate);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("text", UnicodeText.Whole(text));
        json.WriteEndObject();
    }

    private static void WriteGeneration(Utf8JsonWriter json, ModelRequest request, VertexOptions options)
    {
        json.WriteStartObject("generationConfig");
        json.WriteString("responseMimeType", "application/json");
        json.WritePropertyName("responseSchema");
        VertexSchema.From(request.Schema).WriteTo(json);
        json.WriteNumber("maxOutputTokens", request.MaxOutputTokens);
        if (options.MediaResolution.Length > 0 && request.Media.Bytes > 0)
        {
            json.WriteString("mediaResolution", $"MEDIA_RESOLUTION_{options.MediaResolution.ToUpperInvariant()}");
        }

        if (options.ThinkingLevel.Length > 0)
        {
            json.WriteStartObject("thinkingConfig");
            json.WriteString("thinkingLevel", options.ThinkingLevel.ToUpperInvariant());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSafety(Utf8JsonWriter json, VertexOptions options)
    {
        json.WriteStartArray("safetySettings");
        foreach (var category in HarmCategories)
        {
            json.WriteStartObject();
            json.WriteString("category", category);
            json.WriteString("threshold", options.SafetyThreshold);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
