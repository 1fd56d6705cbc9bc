using System.Globalization;
using System.Text.Json;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>Reads JSON that others wrote without ever throwing: what is missing, of another type or broken inside is null.</summary>
internal static class JsonReading
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Null when it is no whole JSON.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair in it.
            return null;
        }
    }

    public static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } value ? TextOf(value) : null;

    /// <summary>A whole number, also one written as a text, as protocol buffers do with 64 bits.</summary>
    public static long? Number(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } value => value.TryGetInt64(out var number) ? number : null,
        { ValueKind: JsonValueKind.String } value => long.TryParse(TextOf(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair.
            return null;
        }
    }
}
