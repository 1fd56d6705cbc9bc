using System.Text.Json;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Vertex;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

public sealed class VertexClientTests : ModelClientContract
{
    private protected override Task<ClientBench> BenchAsync(params (string Key, string? Value)[] changes) => ClientBench.VertexAsync(changes);

    [Fact]
    public async Task The_request_is_what_the_service_describes()
    {
        await using var bench = await BenchAsync();
        var video = new byte[100_000];
        new Random(7).NextBytes(video);

        await bench.AskAsync(ClientBench.Request(new ModelMedia { Video = video, Fps = 0.5, Seconds = 600, HasSound = true }));

        var seen = bench.Server.Requests[0];
        Assert.Equal("/v1/projects/family-project/locations/europe-west4/publishers/google/models/scripted-model:generateContent", seen.Path);
        Assert.Equal(bench.Key, seen.Headers["x-goog-api-key"]);
        Assert.False(seen.Headers.ContainsKey("authorization"));
        Assert.Equal("application/json", seen.Headers["content-type"]);
        Assert.Equal(video, seen.Video);
        Assert.Equal(0.5, seen.Fps);

        var content = Assert.Single(seen.Json.GetProperty("contents").EnumerateArray());
        Assert.Equal("user", content.GetProperty("role").GetString());
        var parts = content.GetProperty("parts").EnumerateArray().ToArray();
        Assert.True(parts[0].TryGetProperty("inlineData", out _), "the video goes before the text");
        Assert.Equal("What is seen?", parts[1].GetProperty("text").GetString());
        Assert.Equal("Only what is visible.", seen.System);

        var generation = seen.Json.GetProperty("generationConfig");
        Assert.Equal("application/json", generation.GetProperty("responseMimeType").GetString());
        Assert.Equal("OBJECT", generation.GetProperty("responseSchema").GetProperty("type").GetString());
        Assert.Equal(2048, generation.GetProperty("maxOutputTokens").GetInt32());
        Assert.Equal("MEDIA_RESOLUTION_LOW", generation.GetProperty("mediaResolution").GetString());
        Assert.False(generation.TryGetProperty("thinkingConfig", out _));
        Assert.False(generation.TryGetProperty("temperature", out _));
        Assert.Equal("4c7hd2kq9wzx", seen.Json.GetProperty("labels").GetProperty(VertexRequest.LedgerLabel).GetString());
        Assert.Equal(4, seen.Json.GetProperty("safetySettings").GetArrayLength());
        Assert.All(seen.Json.GetProperty("safetySettings").EnumerateArray(), static setting => Assert.Equal("OFF", setting.GetProperty("threshold").GetString()));
    }

    [Fact]
    public async Task Pictures_go_each_after_its_second()
    {
        await using var bench = await BenchAsync();

        await bench.AskAsync(ClientBench.Request(new ModelMedia { Pictures = [new TimedPicture(0, new byte[] { 1 }), new TimedPicture(61.25, new byte[] { 2 })], Seconds = 70 }));

        var seen = bench.Server.Requests[0];
        Assert.Null(seen.Video);
        Assert.Equal(["Second 0:", "Second 61.3:"], seen.Pictures.Select(static picture => picture.Label));
        Assert.Equal([[1], [2]], seen.Pictures.Select(static picture => picture.Jpeg));
    }

    [Fact]
    public async Task Options_reach_the_request()
    {
        await using var bench = await BenchAsync(("MediaResolution", "high"), ("ThinkingLevel", "minimal"), ("SafetyThreshold", "BLOCK_ONLY_HIGH"));

        await bench.AskAsync();
        await bench.AskAsync(ClientBench.Request(ModelMedia.None));

        var generation = bench.Server.Requests[0].Json.GetProperty("generationConfig");
        Assert.Equal("MEDIA_RESOLUTION_HIGH", generation.GetProperty("mediaResolution").GetString());
        Assert.Equal("MINIMAL", generation.GetProperty("thinkingConfig").GetProperty("thinkingLevel").GetString());
        Assert.Equal("BLOCK_ONLY_HIGH", bench.Server.Requests[0].Json.GetProperty("safetySettings")[0].GetProperty("threshold").GetString());
        Assert.False(bench.Server.Requests[1].Json.GetProperty("generationConfig").TryGetProperty("mediaResolution", out _), "no media, no resolution");
    }

    [Theory]
    [InlineData("", "global", "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google/models/m:generateContent")]
    [InlineData("", "asia-northeast3", "https://asia-northeast3-aiplatform.googleapis.com/v1/projects/p/locations/asia-northeast3/publishers/google/models/m:generateContent")]
    [InlineData("http://relay.home:8080/google/", "global", "http://relay.home:8080/google/v1/projects/p/locations/global/publishers/google/models/m:generateContent")]
    public void The_address_follows_from_the_location_unless_it_is_given(string baseAddress, string location, string expected)
    {
        var options = new VertexOptions { BaseAddress = baseAddress, Location = location, Project = "p" };
        Assert.Equal(expected, VertexRequest.Address(options, "m").AbsoluteUri);
    }

    [Fact]
    public void A_model_id_cannot_lead_elsewhere()
    {
        var address = VertexRequest.Address(new VertexOptions { Project = "p/../q" }, "../../secrets?x=");
        Assert.StartsWith("https://aiplatform.googleapis.com/v1/projects/p%2F..%2Fq/locations/global/publishers/google/models/..%2F..%2Fsecrets%3Fx%3D", address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longer_of_two_waits_counts()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(
            Step.Quota(retryInfo: TimeSpan.FromSeconds(37.5)),
            Step.Quota(retryInfo: TimeSpan.FromSeconds(5), retryAfter: TimeSpan.FromSeconds(60)),
            Step.Quota(retryInfo: TimeSpan.FromSeconds(90), retryAfter: TimeSpan.FromSeconds(60)));

        Assert.Equal(TimeSpan.FromSeconds(37.5), (await bench.AskAsync()).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(60), (await bench.AskAsync()).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(90), (await bench.AskAsync()).RetryAfter);
    }

    [Theory]
    [InlineData("API_KEY_INVALID", 400, ModelOutcome.NotAuthorised)]
    [InlineData("API_KEY_SERVICE_BLOCKED", 403, ModelOutcome.NotAuthorised)]
    [InlineData("CONSUMER_INVALID", 403, ModelOutcome.NotAuthorised)]
    [InlineData(null, 400, ModelOutcome.Rejected)]
    public async Task A_wrong_or_expired_key_is_recognised_although_Google_answers_400(string? reason, int status, ModelOutcome outcome)
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Status(status, "API key expired. Please renew the API key.", reason));

        var reply = await bench.AskAsync();

        Assert.Equal(outcome, reply.Outcome);
        Assert.Contains("Please renew", reply.Detail, StringComparison.Ordinal);
        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task A_redirect_takes_neither_key_nor_footage_along()
    {
        await using var elsewhere = await ScriptedVertex.StartAsync();
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Raw(307, string.Empty, header: ("Location", $"{elsewhere.Address}/v1/projects/p/locations/l/publishers/google/models/m:generateContent")));

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.Rejected, reply.Outcome);
        Assert.Contains("redirects", reply.Detail, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"thoughts","thought":true},{"text":"{\"a\""},{"text":":1}"}]},"finishReason":"STOP"}]}""", ModelOutcome.Answered, "{\"a\":1}")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"{}"}]}}]}""", ModelOutcome.Answered, "{}")]
    [InlineData("""{"candidates":[{"finishReason":"SAFETY"}]}""", ModelOutcome.Blocked, null)]
    [InlineData("""{"candidates":[{"finishReason":"SPII","content":{"parts":[{"text":"{}"}]}}]}""", ModelOutcome.Blocked, null)]
    [InlineData("""{"candidates":[{"finishReason":"RECITATION"}]}""", ModelOutcome.Blocked, null)]
    [InlineData("""{"candidates":[{"finishReason":"OTHER"}]}""", ModelOutcome.Blocked, null)]
    [InlineData("""{"candidates":[{"finishReason":"A_NEW_ONE","content":{"parts":[{"text":"{}"}]}}]}""", ModelOutcome.Unreadable, null)]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"\ud83d"}]},"finishReason":"STOP"}]}""", ModelOutcome.Unreadable, null)]
    [InlineData("""{"candidates":[null],"promptFeedback":{"blockReason":"OTHER"}}""", ModelOutcome.Blocked, null)]
    public async Task Every_end_of_a_candidate_is_read(string body, ModelOutcome outcome, string? text)
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Raw(200, body));

        var reply = await bench.AskAsync();

        Assert.Equal(outcome, reply.Outcome);
        Assert.Equal(text, reply.Text);
        Assert.Null(reply.Usage);
    }

    [Fact]
    public void Whatever_comes_is_read_without_an_exception()
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(new VertexDialect().Answer("""{"a":"아이 👶"}""", ScriptedEnd.Whole, new())).RootElement);
        var random = new Random(20261120);
        var words = new DetailText("a-key");
        for (var round = 0; round < 20_000; round++)
        {
            var spoilt = whole.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            var status = random.Next(4) == 0 ? random.Next(300, 600) : 200;
            var reply = VertexAnswer.Read(new HttpAnswer(status, spoilt.AsMemory(0, random.Next(spoilt.Length + 1))), words);
            Assert.True(Enum.IsDefined(reply.Outcome));
            Assert.Equal(reply.Outcome == ModelOutcome.Answered, reply.Text is { Length: > 0 });
        }
    }
}
