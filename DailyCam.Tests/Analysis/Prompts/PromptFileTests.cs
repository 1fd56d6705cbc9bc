using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Analysis.Prompts;

/// <summary>The files that models are asked with: which there are, that none changes under its version, and that the schemas say what the readers read.</summary>
public sealed class PromptFileTests
{
    /// <summary>
    /// Answers are kept, paid for and compared under the version of the files they were asked with. So a file that was used once never changes: write segment-2 beside it, set the version in
    /// the prompt's class, and add the new file's hash here.
    /// </summary>
    private static readonly Dictionary<string, string> Hashes = new(StringComparer.Ordinal)
    {
        ["segment-1.question.txt"] = "62582bf623ceabd1286b59b7501f06ca7736d3fd28ebbb6e86c6bdbf87e95b31",
        ["segment-1.schema.json"] = "592affb7e390bad27ffddf69474e0de5556414f3e45ee255e2fc0ef167701609",
        ["segment-1.stages.txt"] = "0959618153ba2462be027d906098818797af5461264fba4c140731709b2bc0eb",
        ["segment-1.txt"] = "9e3513180a7899f15a351aa97b44fc7eee7252be7a8513b32b496d27cbe8d49d",
        ["segment-2.question.txt"] = "507ee1e920ce80fa71f3b66913f5f7231e151b0f40d3f6c7856d74c3dd43f427",
        ["segment-2.schema.json"] = "592affb7e390bad27ffddf69474e0de5556414f3e45ee255e2fc0ef167701609",
        ["segment-2.stages.txt"] = "0959618153ba2462be027d906098818797af5461264fba4c140731709b2bc0eb",
        ["segment-2.txt"] = "2ee9abc220e73048be7b71ec0b708e7c85bc42485a23981d56ebe60753d9b827",
        ["snapshot-1.question.txt"] = "356039ceee8b1c286767198a023432309b341ed24919db4f0428da9935755715",
        ["snapshot-1.schema.json"] = "06771f4d5863ae690e242683fd31e76195e98f4fadd7f6a2be7a37d62434c004",
        ["snapshot-1.stages.txt"] = "0959618153ba2462be027d906098818797af5461264fba4c140731709b2bc0eb",
        ["snapshot-1.txt"] = "9cd23831cf507613b10eb545f697c80ad86efee9feb6c4d8d8662d39429ccf8b",
        ["snapshot-2.question.txt"] = "66556cbb362488db93b26fe7faaccb533f637bca54fc47c984ff97a650306d76",
        ["snapshot-2.schema.json"] = "06771f4d5863ae690e242683fd31e76195e98f4fadd7f6a2be7a37d62434c004",
        ["snapshot-2.stages.txt"] = "0959618153ba2462be027d906098818797af5461264fba4c140731709b2bc0eb",
        ["snapshot-2.txt"] = "d58d90fa7d2b896545cb9f08e3db8c8c205372fc7b86c5e51287e2d23fef09c6",
        ["verify-1.question.txt"] = "f64716b4a1330a1a2546f80e87804e62a3633e98da515ea036888ea130526de9",
        ["verify-1.schema.json"] = "98ab492041a2753df9ce0f96c541f409f569baaf31f51236d4377f9faadb9877",
        ["verify-1.txt"] = "eb5e4ca1dc81406af356fa2cf5a04d5fee6cc3cb0c663fa3164bb52262ae9ef9",
    };

    public static TheoryData<string> Schemas => [.. PromptFile.Names.Where(static name => name.EndsWith(".schema.json", StringComparison.Ordinal))];

    [Fact]
    public void A_prompt_that_changes_needs_a_new_version()
    {
        var present = PromptFile.Names.ToDictionary(static name => name, static name => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PromptFile.Read(name)))), StringComparer.Ordinal);
        Assert.Equal(Hashes.OrderBy(static pair => pair.Key, StringComparer.Ordinal), present.OrderBy(static pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_keeps_to_what_every_provider_knows(string name) => Walk(JsonNode.Parse(PromptFile.Read(name))!.AsObject());

    [Fact]
    public void The_schemas_offer_exactly_the_words_that_are_read()
    {
        var schema = JsonNode.Parse(PromptFile.Read("segment-2.schema.json"))!["properties"]!;
        var claim = schema["incidents"]!["items"]!["properties"]!;
        var seen = schema["observations"]!["items"]!["properties"]!;
        Assert.Equal(Sorted(AnswerWords<IncidentCategory>.Values.Keys), Sorted(Words(claim["category"]!)));
        Assert.Equal(Sorted(AnswerWords<ClaimOutcome>.Values.Keys), Sorted(Words(claim["outcome"]!)));
        Assert.Equal(Sorted(AnswerWords<AdultResponse>.Values.Keys), Sorted(Words(claim["adult"]!)));
        Assert.Equal(Sorted(AnswerWords<Seen>.Values.Keys), Sorted(Words(claim["safetyDevice"]!)));
        Assert.Equal(Sorted(AnswerWords<Seen>.Values.Keys), Sorted(Words(seen["adultPresent"]!)));
        Assert.Equal(Sorted(AnswerWords<ChildActivity>.Values.Keys), Sorted(Words(seen["activity"]!)));
        Assert.Equal(Sorted([.. AnswerWords<DevelopmentArea>.Values.Keys, "none"]), Sorted(Words(seen["developmentArea"]!)));
        var picture = JsonNode.Parse(PromptFile.Read("snapshot-2.schema.json"))!["properties"]!;
        Assert.Equal(Sorted(AnswerWords<SnapshotGrade>.Values.Keys), Sorted(Words(picture["grade"]!)));
        Assert.Equal(Sorted(AnswerWords<IncidentCategory>.Values.Keys), Sorted(Words(picture["category"]!)));
        Assert.Equal(Sorted(AnswerWords<Seen>.Values.Keys), Sorted(Words(picture["adultPresent"]!)));
        Assert.Equal(Sorted(AnswerWords<Seen>.Values.Keys), Sorted(Words(picture["safetyDevice"]!)));
        var look = JsonNode.Parse(PromptFile.Read("verify-1.schema.json"))!["properties"]!;
        Assert.Equal(Sorted(AnswerWords<Seen>.Values.Keys), Sorted(Words(look["seen"]!)));
    }

    [Fact]
    public void What_is_seen_is_asked_before_what_it_means()
    {
        Assert.Equal(["observations", "incidents", "summary"], Order("segment-2.schema.json"));
        Assert.Equal(["visible", "seen", "second"], Order("verify-1.schema.json"));
        Assert.Equal(["observation", "adultPresent", "safetyDevice", "category", "grade", "certainty", "title", "advice"], Order("snapshot-2.schema.json"));
        var claim = JsonNode.Parse(PromptFile.Read("segment-2.schema.json"))!["properties"]!["incidents"]!["items"]!["properties"]!.AsObject().Select(static property => property.Key).ToList();
        Assert.True(claim.IndexOf("description") < claim.IndexOf("outcome"));
        Assert.True(claim.IndexOf("outcome") < claim.IndexOf("certainty"));
        Assert.DoesNotContain(claim, static name => name.Contains("severity", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_stage_of_age_has_its_words() =>
        Assert.Equal(Enumerable.Range(1, 11).Select(static stage => $"{stage}|"), PromptFile.Read("segment-2.stages.txt").Split('\n').Select(static line => line[..(line.IndexOf('|', StringComparison.Ordinal) + 1)]));

    /// <summary>Strict schemas of OpenAI want every property required and no others allowed; both providers know only these keywords.</summary>
    private static void Walk(JsonObject node)
    {
        Assert.All(node, static pair => Assert.Contains(pair.Key, (string[])["type", "properties", "required", "additionalProperties", "items", "enum", "description"]));
        if (node["type"]!.GetValue<string>() == "object")
        {
            var properties = node["properties"]!.AsObject();
            Assert.Equal(properties.Select(static property => property.Key), node["required"]!.AsArray().Select(static name => name!.GetValue<string>()));
            Assert.False(node["additionalProperties"]!.GetValue<bool>());
            Assert.All(properties, static property => Walk(property.Value!.AsObject()));
        }

        if (node["items"] is { } items)
        {
            Walk(items.AsObject());
        }
    }

    private static IEnumerable<string> Order(string name) => JsonNode.Parse(PromptFile.Read(name))!["properties"]!.AsObject().Select(static property => property.Key);

    private static IEnumerable<string> Words(JsonNode property) => property["enum"]!.AsArray().Select(static word => word!.GetValue<string>());

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);
}
