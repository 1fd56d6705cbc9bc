using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.OpenAi;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

public sealed class OpenAiClientTests : ModelClientContract
{
    private const string NoSuchFormat = "'response_format.type' must be 'text'";

    private protected override Task<ClientBench> BenchAsync(params (string Key, string? Value)[] changes) => ClientBench.OpenAiAsync(changes);

    [Fact]
    public async Task The_request_is_what_the_protocol_describes()
    {
        await using var bench = await BenchAsync();

        await bench.AskAsync();

        var seen = bench.Server.Requests[0];
        Assert.Equal($"Bearer {bench.Key}", seen.Headers["authorization"]);
        Assert.Equal("Only what is visible.", seen.System);
        Assert.Equal(["Second 0:", "Second 12.5:", "What is seen?"], seen.Texts);
        Assert.Equal(["Second 0:", "Second 12.5:"], seen.Pictures.Select(static picture => picture.Label));
        Assert.Equal([[0xFF, 0xD8, 1], [0xFF, 0xD8, 2]], seen.Pictures.Select(static picture => picture.Jpeg));
        Assert.All(seen.Pictures, static picture => Assert.Null(picture.Detail));

        var format = seen.Json.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.Equal("object", format.GetProperty("json_schema").GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal(2048, seen.Json.GetProperty("max_tokens").GetInt32());
        Assert.False(seen.Json.TryGetProperty("max_completion_tokens", out _));
        Assert.False(seen.Json.TryGetProperty("store", out _));
        Assert.False(seen.Json.TryGetProperty("stream", out var stream) && stream.GetBoolean());
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var bench = await BenchAsync(("ApiKey", string.Empty), ("ImageDetail", "low"));

        Assert.Equal(ModelOutcome.Answered, (await bench.AskAsync()).Outcome);

        Assert.False(bench.Server.Requests[0].Headers.ContainsKey("authorization"));
        Assert.All(bench.Server.Requests[0].Pictures, static picture => Assert.Equal("low", picture.Detail));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", true)]
    [InlineData("https://family.openai.azure.com/openai/v1/", true)]
    [InlineData("http://192.168.0.10:11434/v1", false)]
    [InlineData("https://notopenai.com/v1", false)]
    public void OpenAI_itself_is_told_not_to_keep_anything(string address, bool isOpenAi)
    {
        var request = ClientBench.Request(ModelMedia.None);
        var options = OpenAiRequest.Options(request, new OpenAiOptions { BaseAddress = address }, AnswerFormat.Schema);

        Assert.Equal(isOpenAi ? false : null, options.StoredOutputEnabled);
        Assert.Equal(isOpenAi ? request.MaxOutputTokens : null, options.MaxOutputTokenCount);
    }

    [Fact]
    public async Task A_format_that_the_server_does_not_know_is_tried_once_and_never_again()
    {
        await using var bench = await BenchAsync();
        bench.Server.Default = seen => seen.Json.TryGetProperty("response_format", out var format) && format.GetProperty("type").GetString() == "json_schema"
            ? Step.Status(400, NoSuchFormat)
            : Step.Answer("""{"a":1}""");

        var first = await bench.AskAsync();
        var second = await bench.AskAsync();
        var third = await bench.AskAsync();

        Assert.Equal(ModelOutcome.ServerError, first.Outcome);
        Assert.True(first.Outcome.IsWorthAnotherTry());
        Assert.Contains(NoSuchFormat, first.Detail, StringComparison.Ordinal);
        Assert.Equal(ModelOutcome.Answered, second.Outcome);
        Assert.Equal(ModelOutcome.Answered, third.Outcome);
        Assert.Equal(["json_schema", "json_object", "json_object"], bench.Server.Requests.Select(static seen => seen.Json.GetProperty("response_format").GetProperty("type").GetString()));
        Assert.Contains("\"additionalProperties\":false", bench.Server.Requests[1].Question, StringComparison.Ordinal);
        Assert.Equal("What is seen?", bench.Server.Requests[0].Question);
    }

    [Fact]
    public async Task A_server_that_knows_no_format_is_asked_in_words_and_another_model_begins_anew()
    {
        await using var bench = await BenchAsync();
        bench.Server.Default = static seen => seen.Json.TryGetProperty("response_format", out _) ? Step.Status(422, NoSuchFormat) : Step.Answer("```\n{\"a\":1}\n```");

        Assert.Equal(ModelOutcome.ServerError, (await bench.AskAsync()).Outcome);
        Assert.Equal(ModelOutcome.ServerError, (await bench.AskAsync()).Outcome);
        Assert.Equal("{\"a\":1}", (await bench.AskAsync()).Text);
        Assert.Equal(ModelOutcome.ServerError, (await bench.AskAsync(bench.Request() with { Model = "another" })).Outcome);
        Assert.Equal(4, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_request_refused_for_another_reason_stays_refused()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Status(400, "This model does not support images."));

        Assert.Equal(ModelOutcome.Rejected, (await bench.AskAsync()).Outcome);
        await bench.AskAsync();
        Assert.Equal("json_schema", bench.Server.Requests[1].Json.GetProperty("response_format").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_prompt_that_Azure_filters_with_400_is_blocked()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Status(400, "The response was filtered.", "content_filter"));

        Assert.Equal(ModelOutcome.Blocked, (await bench.AskAsync()).Outcome);
    }

    [Theory]
    [InlineData("""{"error":"model 'qwen' not found"}""", "model 'qwen' not found")]
    [InlineData("""{"detail":"Not here"}""", "Not here")]
    [InlineData("""{"message":"no"}""", "no")]
    [InlineData("[{\"error\":{\"message\":\"in a list\",\"status\":\"NOT_FOUND\"}}]", "NOT_FOUND: in a list")]
    [InlineData("not json", null)]
    public async Task Whatever_form_an_error_has_its_words_are_kept(string body, string? words)
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Raw(404, body));

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.ModelGone, reply.Outcome);
        Assert.Equal(words, reply.Detail);
    }

    [Fact]
    public async Task A_small_model_that_thinks_aloud_is_understood()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Answer("<think>\nIs this { a } child?\n</think>\n\nHere it is:\n```json\n{\"a\": 1}\n```\n"));

        Assert.Equal("{\"a\": 1}", (await bench.AskAsync()).Text);
    }

    [Fact]
    public async Task A_video_is_not_sent_by_a_protocol_of_pictures()
    {
        await using var bench = await BenchAsync();

        Assert.Equal(ModelOutcome.Rejected, (await bench.AskAsync(ClientBench.Request(new ModelMedia { Video = new byte[] { 1 } }))).Outcome);
        Assert.Empty(bench.Server.Requests);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("tool_calls")]
    [InlineData("")]
    public async Task An_end_that_is_no_end_is_unreadable(string finish)
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Raw(200, new OpenAiDialect().Answer("{}", ScriptedEnd.Whole, new()).Replace("\"stop\"", $"\"{finish}\"", StringComparison.Ordinal)));

        Assert.Equal(ModelOutcome.Unreadable, (await bench.AskAsync()).Outcome);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""", true)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", false)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"],"additionalProperties":false}""", false)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"string"}}}}},"required":["a"],"additionalProperties":false}""", false)]
    public void Only_a_closed_schema_is_sent_as_strict(string schema, bool strict) => Assert.Equal(strict, OpenAiSchema.IsStrict(schema));
}
