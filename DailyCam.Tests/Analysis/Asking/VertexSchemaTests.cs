using System.Text.Json.Nodes;
using DailyCam.Core.Analysis.Vertex;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

public sealed class VertexSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", """{"type":"STRING"}""")]
    [InlineData("""{"type":["string","null"],"description":"d","maxLength":5}""", """{"type":"STRING","nullable":true,"description":"d","maxLength":5}""")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1,"exclusiveMaximum":2,"$comment":"gone"}""", """{"type":"NUMBER","minimum":0,"maximum":1}""")]
    [InlineData("""{"enum":["a","b",null]}""", """{"type":"STRING","enum":["a","b"],"nullable":true}""")]
    [InlineData("""{"type":"integer","enum":[1,2]}""", """{"type":"INTEGER"}""")]
    [InlineData("""{"const":"only"}""", """{"type":"STRING","enum":["only"]}""")]
    [InlineData("""{"type":"array","minItems":1,"items":{"type":"boolean"}}""", """{"type":"ARRAY","minItems":1,"items":{"type":"BOOLEAN"}}""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}],"description":"d"}""", """{"type":"INTEGER","description":"d","nullable":true}""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", """{"anyOf":[{"type":"INTEGER"},{"type":"STRING"}]}""")]
    [InlineData("""{"$defs":{"t":{"type":"string","minLength":1}},"type":"array","items":{"$ref":"#/$defs/t"}}""", """{"type":"ARRAY","items":{"type":"STRING","minLength":1}}""")]
    public void Each_part_becomes_what_the_service_knows(string schema, string expected) => AssertSame(expected, schema);

    [Fact]
    public void Properties_keep_their_order_and_say_it_so_that_evidence_comes_before_verdicts() => AssertSame(
        """{"type":"OBJECT","required":["z","a"],"properties":{"z":{"type":"STRING"},"a":{"type":"OBJECT","properties":{"y":{"type":"STRING"},"b":{"type":"STRING"}},"propertyOrdering":["y","b"]}},"propertyOrdering":["z","a"]}""",
        """{"type":"object","additionalProperties":false,"required":["z","a"],"properties":{"z":{"type":"string"},"a":{"type":"object","properties":{"y":{"type":"string"},"b":{"type":"string"}}}}}""");

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"$ref":"#/$defs/missing"}""")]
    [InlineData("""{"$defs":{"t":{"$ref":"#/$defs/t"}},"$ref":"#/$defs/t"}""")]
    public void A_schema_that_is_none_is_a_mistake_of_ours(string schema) => Assert.Throws<InvalidOperationException>(() => VertexSchema.From(schema));

    private static void AssertSame(string expected, string schema)
    {
        var made = VertexSchema.From(schema);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), made), made.ToJsonString());
        if (made["propertyOrdering"] is JsonArray order)
        {
            Assert.Equal(order.Select(static name => name!.GetValue<string>()), made["properties"]!.AsObject().Select(static property => property.Key));
        }
    }
}
