using System.Text.Json;
using System.Text.Json.Serialization;

namespace DailyCam.Web.Api;

/// <summary>An id is its short string; anything that has not the shape of an id is refused before it reaches a feature.</summary>
internal sealed class IdJsonConverter<TId>(TryParseId<TId> parse, Func<TId, string> write) : JsonConverter<TId>
    where TId : struct
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && parse(reader.GetString(), out var id) ? id : throw new JsonException("Not an id.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
