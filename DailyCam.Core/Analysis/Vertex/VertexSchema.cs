using System.Globalization;
using System.Text.Json.Nodes;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>
/// Turns a JSON schema into the part of OpenAPI that <c>responseSchema</c> knows: upper-case types, <c>nullable</c> instead of a null type, references written out, and the order of properties said
/// aloud, because the model answers in that order and evidence must come before verdicts. What the service does not know is left out here; our own reader checks it. Pure.
/// </summary>
internal static class VertexSchema
{
    private const string DefinitionPrefix = "#/$defs/";

    /// <summary>Deeper is a schema that refers to itself.</summary>
    private const int MaxDepth = 32;

    private static readonly string[] Copied =
        ["title", "description", "format", "minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties", "pattern", "required", "nullable", "propertyOrdering"];

    /// <exception cref="System.Text.Json.JsonException">The schema is no JSON.</exception>
    /// <exception cref="InvalidOperationException">The schema is no schema, or refers to itself.</exception>
    public static JsonObject From(string schema) => JsonNode.Parse(schema) is JsonObject root
        ? Convert(root, root, 0)
        : throw new InvalidOperationException("The answer's schema is no JSON object.");

    private static JsonObject Convert(JsonObject node, JsonObject root, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidOperationException("The answer's schema is too deep, or refers to itself.");
        }

        if (node["$ref"]?.GetValue<string>() is { } reference)
        {
            return Convert(Definition(reference, root), root, depth + 1);
        }

        var result = new JsonObject();
        AddType(node, result);
        foreach (var name in Copied)
        {
            if (node[name] is { } value)
            {
                result[name] = value.DeepClone();
            }
        }

        AddChoices(node, result);
        AddProperties(node, result, root, depth);
        if (node["items"] is JsonObject items)
        {
            result["items"] = Convert(items, root, depth + 1);
        }

        return node["anyOf"] is JsonArray options ? WithOptions(options, result, root, depth) : result;
    }

    private static void AddType(JsonObject node, JsonObject result)
    {
        string[] types = node["type"] switch
        {
            JsonArray several => [.. several.Select(static type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        if (types.FirstOrDefault(static type => !IsNull(type)) is { } type)
        {
            result["type"] = type.ToUpper(CultureInfo.InvariantCulture);
        }

        if (types.Any(IsNull))
        {
            result["nullable"] = true;
        }
    }

    private static bool IsNull(string type) => string.Equals(type, "null", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service knows choices of texts only.</summary>
    private static void AddChoices(JsonObject node, JsonObject result)
    {
        JsonNode?[] choices = node["enum"] is JsonArray list ? [.. list] : node["const"] is { } only ? [only] : [];
        var texts = choices.OfType<JsonValue>().Where(static choice => choice.TryGetValue<string>(out _)).Select(static choice => choice.DeepClone()).ToArray();
        if (texts.Length == 0)
        {
            return;
        }

        result["type"] ??= "STRING";
        result["enum"] = new JsonArray(texts);
        if (choices.Any(static choice => choice is null))
        {
            result["nullable"] = true;
        }
    }

    private static void AddProperties(JsonObject node, JsonObject result, JsonObject root, int depth)
    {
        if (node["properties"] is not JsonObject properties)
        {
            return;
        }

        var converted = new JsonObject();
        foreach (var (name, property) in properties)
        {
            converted[name] = Convert(property!.AsObject(), root, depth + 1);
        }

        result["properties"] = converted;
        result["propertyOrdering"] ??= new JsonArray([.. properties.Select(static property => (JsonNode?)property.Key)]);
    }

    private static JsonObject WithOptions(JsonArray options, JsonObject result, JsonObject root, int depth)
    {
        var schemas = options.Select(static option => option!.AsObject()).ToArray();
        var real = schemas.Where(static schema => schema["type"] is not JsonValue type || !IsNull(type.GetValue<string>())).Select(schema => Convert(schema, root, depth + 1)).ToArray();
        if (real.Length < schemas.Length)
        {
            result["nullable"] = true;
        }

        if (real.Length != 1)
        {
            result["anyOf"] = new JsonArray([.. real]);
            return result;
        }

        // One schema or null: that schema, and what was said beside it.
        foreach (var (name, value) in result)
        {
            real[0][name] = value?.DeepClone();
        }

        return real[0];
    }

    private static JsonObject Definition(string reference, JsonObject root) =>
        reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal) && root["$defs"]?[reference[DefinitionPrefix.Length..]] is JsonObject definition
            ? definition
            : throw new InvalidOperationException($"The answer's schema has no {reference}.");
}
