using System.Text.Json;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>Whether a schema may be sent as strict: OpenAI wants every object to list all its properties as required and to allow no others, and refuses the request otherwise. Pure.</summary>
internal static class OpenAiSchema
{
    public static bool IsStrict(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return IsStrict(document.RootElement);
    }

    private static bool IsStrict(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (element.Member("properties") is not { ValueKind: JsonValueKind.Object } properties || IsClosed(element, properties)) && element.EnumerateObject().All(static member => IsStrict(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsStrict),
        _ => true,
    };

    private static bool IsClosed(JsonElement element, JsonElement properties)
    {
        var required = element.Items("required").Select(static name => name.GetString()).ToHashSet(StringComparer.Ordinal);
        return element.Member("additionalProperties") is { ValueKind: JsonValueKind.False } && properties.EnumerateObject().All(property => required.Contains(property.Name));
    }
}
