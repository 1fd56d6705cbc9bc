using System.Globalization;
using DailyCam.Core.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>What every model client must do with everything that is known to happen; run for each of them.</summary>
public abstract class ModelClientContract
{
    public static TheoryData<string> Troubles => [.. ProviderTroubles.All.Keys];

    private protected abstract Task<ClientBench> BenchAsync(params (string Key, string? Value)[] changes);

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Each_trouble_has_its_outcome_after_exactly_one_request(string trouble)
    {
        var (step, outcome) = ProviderTroubles.All[trouble];
        await using var bench = await BenchAsync();
        bench.Server.Script(step);

        var reply = await bench.AskAsync();

        Assert.Equal(outcome, reply.Outcome);
        Assert.Equal(outcome == ModelOutcome.Answered, reply.Text is { Length: > 0 });
        Assert.Single(bench.Server.Requests);
        Assert.True(reply.Detail is null or { Length: > 0 and <= ModelReply.MaxDetailLength });
        Assert.Equal(outcome == ModelOutcome.Unreachable, reply.Status is null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hang_and_a_slow_drip_end_at_the_time_limit(bool drips)
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(drips ? Step.SlowDrip() : Step.Hang());

        var asking = bench.AskAsync();
        await bench.Server.ReceivedAsync(1);
        Assert.False(asking.IsCompleted);
        bench.Clock.Advance(ClientBench.BeyondEveryLimit);

        var reply = await asking;
        Assert.Equal(ModelOutcome.TimedOut, reply.Outcome);
        Assert.Null(reply.Text);
        Assert.Single(bench.Server.Requests);
        Assert.Equal(0, bench.Clock.PendingTimers);
    }

    [Fact]
    public async Task A_step_of_the_wall_clock_is_no_time_limit()
    {
        await using var bench = await BenchAsync();
        var go = new TaskCompletionSource();
        bench.Server.Script(Step.After(go.Task, Step.Answer("{}")));

        var asking = bench.AskAsync();
        await bench.Server.ReceivedAsync(1);
        bench.Clock.StepWallClock(TimeSpan.FromDays(400));
        go.SetResult();

        Assert.Equal(ModelOutcome.Answered, (await asking).Outcome);
    }

    [Fact]
    public async Task Cancellation_is_the_only_thing_that_is_thrown()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Hang());
        using var cancel = new CancellationTokenSource();

        var asking = bench.Client.AskAsync(bench.Request(), cancel.Token);
        await bench.Server.ReceivedAsync(1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(0, bench.Clock.PendingTimers);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        await using var bench = await BenchAsync();
        await bench.Server.DisposeAsync();

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.Unreachable, reply.Outcome);
        Assert.Null(reply.Status);
        Assert.NotNull(reply.Detail);
    }

    [Fact]
    public async Task A_wait_in_the_header_is_told_as_seconds_or_as_a_moment()
    {
        await using var bench = await BenchAsync();
        var moment = bench.Clock.GetUtcNow().AddSeconds(90);
        bench.Server.Script(
            Step.Quota(retryAfter: TimeSpan.FromSeconds(37)),
            Step.Raw(503, string.Empty, header: ("Retry-After", moment.ToString("R", CultureInfo.InvariantCulture))),
            Step.Raw(503, string.Empty, header: ("Retry-After", "soon")),
            Step.Raw(429, string.Empty, header: ("Retry-After", "99999999999")));

        Assert.Equal(TimeSpan.FromSeconds(37), (await bench.AskAsync()).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(90), (await bench.AskAsync()).RetryAfter);
        Assert.Null((await bench.AskAsync()).RetryAfter);
        Assert.True((await bench.AskAsync()).RetryAfter is null or { TotalDays: <= 1 });
    }

    [Fact]
    public async Task Secrets_are_nowhere_in_what_comes_back_or_is_logged()
    {
        await using var bench = await BenchAsync();
        bench.Server.Default = _ => Step.Status(401, $"The key {bench.Key} is not good. Authorization: Bearer {bench.Key}; also ya29.another-token_1 and sk-another-key-123456.\nSecond line.");

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.NotAuthorised, reply.Outcome);
        Assert.Contains("***", reply.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reply.Detail!);
        foreach (var secret in new[] { bench.Key, "ya29.another", "sk-another" })
        {
            Assert.DoesNotContain(secret, reply.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, bench.Logs.All, StringComparison.Ordinal);
        }

        Assert.Contains(bench.Server.Requests[0].Headers, header => header.Value.Contains(bench.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Key, bench.Server.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_words_of_a_provider_are_cut_without_breaking_a_character()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Status(500, string.Concat(Enumerable.Repeat("👶", 2000))), Step.Status(500, "x" + string.Concat(Enumerable.Repeat("👶", 2000))));

        foreach (var detail in new[] { (await bench.AskAsync()).Detail!, (await bench.AskAsync()).Detail! })
        {
            Assert.InRange(detail.Length, 100, ModelReply.MaxDetailLength);
            Assert.False(char.IsHighSurrogate(detail[^1]));
        }
    }

    [Fact]
    public async Task Korean_emoji_and_half_an_emoji_arrive()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Answer("""{"이름":"하준 👶🏻"}"""));

        var reply = await bench.AskAsync(bench.Request() with { Text = "하준이 👶🏻 방, 이름이 잘린 \ud83d", System = "보이는 것만." });

        Assert.Equal("""{"이름":"하준 👶🏻"}""", reply.Text);
        Assert.Equal("하준이 👶🏻 방, 이름이 잘린 \ufffd", bench.Server.Requests[0].Question);
        Assert.Equal("보이는 것만.", bench.Server.Requests[0].System);
    }

    [Fact]
    public async Task Tokens_are_those_that_the_provider_bills()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(
            Step.Answer("{}", new ScriptedUsage(61_234, 512, Thoughts: 300, Cached: 1_000)),
            Step.Empty(new ScriptedUsage(61_234, 0, Thoughts: 2048)),
            Step.BlockedPrompt(new ScriptedUsage(50_000, 0)));

        Assert.Equal(new ModelUsage(61_234, 812, 1_000), (await bench.AskAsync()).Usage);
        Assert.Equal(new ModelUsage(61_234, 2048), (await bench.AskAsync()).Usage);
        Assert.Equal(new ModelUsage(50_000, 0), (await bench.AskAsync()).Usage);
    }

    [Fact]
    public async Task Several_threads_may_ask_at_once()
    {
        await using var bench = await BenchAsync();
        bench.Server.Default = seen => Step.Answer(seen.Question);

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => bench.AskAsync(bench.Request() with { Text = $"question {n}" })));

        Assert.Equal(Enumerable.Range(0, 12).Select(static n => $"question {n}"), replies.Select(static reply => reply.Text));
        Assert.Equal(12, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task The_ledger_id_and_the_model_go_along()
    {
        await using var bench = await BenchAsync();

        await bench.AskAsync(bench.Request() with { Id = "zzz222yyy333", Model = "another-model" });

        Assert.Equal("zzz222yyy333", bench.Server.Requests[0].LedgerId);
        Assert.Equal("another-model", bench.Server.Requests[0].Model);
    }

    [Fact]
    public async Task A_question_without_media_is_only_text()
    {
        await using var bench = await BenchAsync();
        bench.Server.Script(Step.Answer("""{"a":1}"""));

        Assert.Equal(ModelOutcome.Answered, (await bench.AskAsync(ClientBench.Request(ModelMedia.None, "When did he sleep?"))).Outcome);

        var seen = bench.Server.Requests[0];
        Assert.Equal(["When did he sleep?"], seen.Texts);
        Assert.Null(seen.Video);
        Assert.Empty(seen.Pictures);
    }

    [Fact]
    public async Task A_key_that_was_read_from_a_file_may_end_with_a_line_break_and_one_in_quotation_marks_is_no_key()
    {
        await using var good = await BenchAsync(("ApiKey", "sk-a-key-from-a-file\r\n"));
        Assert.Equal(ModelOutcome.Answered, (await good.AskAsync()).Outcome);
        Assert.Contains(good.Server.Requests[0].Headers, static header => header.Value.EndsWith("sk-a-key-from-a-file", StringComparison.Ordinal));

        await using var bad = await BenchAsync(("ApiKey", "\"sk-a-key\""));
        Assert.Equal(ModelOutcome.NotAuthorised, (await bad.AskAsync()).Outcome);
        Assert.Empty(bad.Server.Requests);
    }

    [Fact]
    public async Task Without_its_settings_nothing_is_asked()
    {
        await using var bench = await BenchAsync(("Project", string.Empty), ("BaseAddress", string.Empty));

        Assert.False(bench.Client.IsConfigured);
        Assert.Equal(ModelOutcome.NotAuthorised, (await bench.AskAsync()).Outcome);
        Assert.Empty(bench.Server.Requests);
    }
}
