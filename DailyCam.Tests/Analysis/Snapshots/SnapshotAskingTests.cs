using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Data;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>When a model is asked about a picture, how often, and what is said when it does not answer.</summary>
public sealed class SnapshotAskingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AnalyzerNames.Vertex)]
    [InlineData(AnalyzerNames.OpenAi)]
    public async Task It_is_asked_each_45_seconds_and_only_while_something_moves(string analyzer)
    {
        await using var bench = await SnapshotBench.StartAsync(analyzer);
        await bench.WatchAsync(TimeSpan.FromSeconds(30), moves: false);
        Assert.Empty(bench.Server.Requests);
        await bench.WatchAsync(TimeSpan.FromSeconds(180));
        Assert.Equal(4, bench.Server.Requests.Count);

        // The last movement lies between two pictures: one more shows what it came to.
        await bench.WatchAsync(TimeSpan.FromSeconds(600), moves: false);
        Assert.Equal(5, bench.Server.Requests.Count);

        var rows = await bench.RowsAsync();
        Assert.Equal([31.0, 76, 121, 166, 211], rows.Select(static row => (row.TakenAt - SnapshotBench.Noon).TotalSeconds));
        Assert.All(rows, row => Assert.Equal((SnapshotState.Answered, SnapshotGrade.Safe, analyzer, SnapshotBench.Model), (row.State, row.Findings!.Grade, row.Analyzer, row.Model)));
        await bench.AssertLedgerIsTheServersAsync();
        Assert.All(await bench.LedgerRowsAsync(), row => Assert.Equal((LedgerPurpose.Snapshot, bench.Camera.Id, false), (row.Purpose, row.CameraId!.Value, row.WithSound)));
        Assert.All(bench.Server.Requests, static seen =>
        {
            Assert.Single(seen.Pictures);
            Assert.Null(seen.Video);
            Assert.Contains("in \"거실\"", seen.Question, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_question_says_what_local_vision_counts_and_reported_at_that_moment()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.SaveAsync(SnapshotIncidentTests.Zone(bench, SnapshotBench.Noon.AddSeconds(20), endAt: null));
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        bench.Count(people: 2);
        bench.Show();
        await bench.ExamineAsync();
        var question = Assert.Single(bench.Server.Requests).Question;
        Assert.Contains("- 2 people", question, StringComparison.Ordinal);
        Assert.Contains("somebody was in the danger zone 난로", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_with_one_request_and_what_comes_meanwhile_is_dropped()
    {
        await using var bench = await SnapshotBench.StartAsync(changes: [("Analysis:Snapshots:TimeLimit", "00:02:00")]);
        bench.Server.Script(Step.Hang());
        var loop = bench.Get<SnapshotLoop>();
        using var stop = new CancellationTokenSource();
        bench.Get<DatabaseBoard>().Open();
        var running = loop.RunAsync(stop.Token);
        bench.Show();
        await bench.Server.ReceivedAsync(1);
        for (var dropped = 1; dropped <= 2; dropped++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(45));
            bench.Show();
            await Eventually.Is(() => loop.Dropped == dropped, Patience, "the picture that came too early is dropped");
        }

        Assert.Single(bench.Server.Requests);

        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.Is(async () => (await bench.RowsAsync()).Count == 1, Patience, "the slow one is given up");
        var row = Assert.Single(await bench.RowsAsync());
        Assert.Equal((SnapshotState.Failed, AnalysisReasons.TimedOut), (row.State, row.Reason));

        // Nothing of what was dropped is asked afterwards, and the next one is.
        Assert.Single(bench.Server.Requests);
        await Eventually.Is(
            async () =>
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(45));
                bench.Show();
                return (await bench.RowsAsync()).Count > 1;
            },
            Patience,
            "a later one is answered");
        Assert.Equal(LedgerOutcome.TimedOut, (await bench.LedgerRowsAsync())[0].Outcome);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_stop_waits_for_nobody_and_says_what_was_on_its_way()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script(Step.Hang());
        using var stop = new CancellationTokenSource();
        bench.Get<DatabaseBoard>().Open();
        var running = bench.Get<SnapshotLoop>().RunAsync(stop.Token);
        bench.Show();
        await bench.Server.ReceivedAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Patience, Token));
        Assert.Equal(LedgerOutcome.Unknown, Assert.Single(await bench.LedgerRowsAsync()).Outcome);
        Assert.Empty(await bench.RowsAsync());
    }

    [Fact]
    public async Task A_malformed_answer_is_asked_again_once_and_then_said_to_be_one()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script(Step.Answer("""{"grade":"fine"}"""), Step.CutJson());
        await bench.NextAsync();
        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.Equal((SnapshotState.Failed, AnalysisReasons.Unreadable), Ended(Assert.Single(await bench.RowsAsync())));

        bench.Server.Script(Step.Answer("Looks safe."), Step.Answer("{}"));
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Failed, AnalysisReasons.Malformed), Ended((await bench.RowsAsync())[^1]));

        bench.Server.Script(Step.Answer("Looks safe."));
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Answered, (string?)null), Ended((await bench.RowsAsync())[^1]));
        Assert.Equal(6, bench.Server.Requests.Count);
        await bench.AssertLedgerIsTheServersAsync();

        // What could not be used is not kept either.
        Assert.Single(await bench.LedgerRowsAsync(), static row => row.Answer is not null);
    }

    [Theory]
    [InlineData(500, AnalysisReasons.ServerError, 2)]
    [InlineData(400, AnalysisReasons.Rejected, 1)]
    [InlineData(401, AnalysisReasons.NotAuthorised, 1)]
    [InlineData(404, AnalysisReasons.ModelGone, 1)]
    public async Task A_failure_is_a_state_with_a_reason_and_only_what_may_pass_is_tried_again(int status, string reason, int requests)
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script([.. Enumerable.Repeat(0, requests).Select(_ => Step.Status(status))]);
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Failed, reason), Ended(Assert.Single(await bench.RowsAsync())));
        Assert.Equal(requests, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_key_that_was_refused_is_not_shown_one_picture_after_the_other()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script(Step.Status(401));
        await bench.NextAsync();
        await bench.NextAsync();
        await bench.NextAsync();
        Assert.Single(bench.Server.Requests);
        Assert.Equal([(SnapshotState.Failed, (string?)AnalysisReasons.NotAuthorised), (SnapshotState.NotSent, AnalysisReasons.NotAuthorised)], (await bench.RowsAsync()).Select(Ended));

        // Once an hour it is tried, and when somebody has put it right it goes on.
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.NextAsync();
        Assert.Equal(SnapshotState.Answered, (await bench.RowsAsync())[^1].State);
    }

    [Fact]
    public async Task A_provider_that_asks_for_more_time_than_the_picture_has_is_not_asked_again()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script(Step.Quota(retryAfter: TimeSpan.FromSeconds(40)));
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Failed, AnalysisReasons.Quota), Ended(Assert.Single(await bench.RowsAsync())));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_model_that_refuses_to_look_is_not_asked_about_that_picture_again()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Server.Script(Step.BlockedPrompt());
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Failed, AnalysisReasons.BlockedByModel), Ended(Assert.Single(await bench.RowsAsync())));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_made_is_said_to_be_and_nothing_is_sent()
    {
        await using var bench = await SnapshotBench.StartAsync(pictures: new PlainPictures { Jpeg = null });
        await bench.NextAsync();
        Assert.Equal((SnapshotState.Failed, SnapshotReasons.NoPicture), Ended(Assert.Single(await bench.RowsAsync())));
        Assert.Empty(await bench.LedgerRowsAsync());
    }

    [Fact]
    public async Task What_was_said_is_forgotten_after_its_days()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.NextAsync();
        bench.Clock.Advance(TimeSpan.FromDays(29));
        await bench.NextAsync();
        Assert.Equal(0, await bench.Get<SnapshotRows>().ForgetAsync(Token));
        bench.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await bench.Get<SnapshotRows>().ForgetAsync(Token));
        Assert.Equal(2, (await bench.LedgerRowsAsync()).Count);
    }

    [Theory]
    [InlineData("Interval", "00:00:01")]
    [InlineData("PerDay", "-1")]
    [InlineData("TimeLimit", "01:00:00")]
    [InlineData("Height", "10")]
    [InlineData("MaxOutputTokens", "0")]
    [InlineData("KeepDays", "0")]
    public void A_setting_out_of_its_range_is_named(string key, string value)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"DailyCam:Analysis:Snapshots:{key}"] = value }).Build())
            .AddSnapshots()
            .BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SnapshotOptions>>().Value);
        Assert.Contains($"DailyCam:Analysis:Snapshots:{key}", refused.Message, StringComparison.Ordinal);
    }

    private static (SnapshotState State, string? Reason) Ended(ModelSnapshot row) => (row.State, row.Reason);
}
