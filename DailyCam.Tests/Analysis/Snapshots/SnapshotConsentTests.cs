using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Analysis.Asking;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>No picture leaves the house that nobody allowed, and none after somebody said stop.</summary>
public sealed class SnapshotConsentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_off_until_it_is_allowed_and_the_recordings_consent_is_not_this_one()
    {
        await using var bench = await SnapshotBench.StartAsync(allowed: false);
        await bench.WatchAsync(TimeSpan.FromSeconds(120));
        await bench.Consents.GiveAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        await bench.WatchAsync(TimeSpan.FromSeconds(120));
        await AssertNothingAsync(bench);

        await bench.AllowAsync();
        await bench.WatchAsync(TimeSpan.FromSeconds(1));
        Assert.Single(bench.Server.Requests);

        // And this one is not the recordings'.
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        await bench.AllowAsync();
        Assert.Null(await bench.Consents.FindAsync(bench.Camera.Id, bench.Analyzer, Token));
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("analysis")]
    [InlineData("vision")]
    [InlineData("off")]
    public async Task Switched_off_by_whatever_switch_nothing_is_sent(string which)
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.ChangeCameraAsync(camera => Switch(camera, which));
        await bench.WatchAsync(TimeSpan.FromSeconds(120));
        await AssertNothingAsync(bench);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawal_breaks_off_what_is_being_asked_and_stops_what_comes(bool ofTheRecordings)
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.Consents.GiveAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        bench.Server.Script(Step.Hang());
        bench.Show();
        var examining = bench.ExamineAsync();
        await bench.Server.ReceivedAsync(1);

        await bench.Consents.WithdrawAsync(bench.Camera.Id, ofTheRecordings ? bench.Analyzer : ConsentTexts.SnapshotsOf(bench.Analyzer), "아빠", Token);
        await examining;
        await bench.WatchAsync(TimeSpan.FromSeconds(120));

        Assert.Single(bench.Server.Requests);
        Assert.Empty(await bench.RowsAsync());
        Assert.Equal(ofTheRecordings, await bench.Consents.FindAsync(bench.Camera.Id, bench.Analyzer, Token) is null);

        // It had left: it counts, at the price that was set aside.
        var entry = Assert.Single(await bench.LedgerRowsAsync());
        Assert.Equal((LedgerOutcome.Unknown, entry.ReservedMicros), (entry.Outcome, entry.CountedMicros));
    }

    [Fact]
    public async Task What_was_chosen_before_the_withdrawal_stays_at_home()
    {
        await using var bench = await SnapshotBench.StartAsync();
        bench.Show();
        await bench.Consents.WithdrawAsync(bench.Camera.Id, ConsentTexts.SnapshotsOf(bench.Analyzer), "엄마", Token);
        await bench.ExamineAsync();
        await AssertNothingAsync(bench);
    }

    [Fact]
    public async Task A_row_that_was_set_aside_is_sent_under_its_own_consent_only()
    {
        await using var bench = await SnapshotBench.StartAsync(allowed: false);
        var ledger = bench.Get<Ledger>();
        await bench.Consents.GiveAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        Assert.False(await ledger.SendingAsync(await ReserveAsync(), Token));

        await bench.AllowAsync();
        Assert.True(await ledger.SendingAsync(await ReserveAsync(), Token));

        var waiting = await ReserveAsync();
        await bench.Consents.WithdrawAsync(bench.Camera.Id, ConsentTexts.SnapshotsOf(bench.Analyzer), "엄마", Token);
        Assert.Equal(LedgerOutcome.NotSent, (await bench.LedgerRowsAsync()).Single(row => row.Id == waiting).Outcome);
        Assert.NotNull(await bench.Consents.FindAsync(bench.Camera.Id, bench.Analyzer, Token));

        async Task<string> ReserveAsync() => (await ledger.ReserveAsync(
            new LedgerDraft { Analyzer = bench.Analyzer, Model = SnapshotBench.Model, Purpose = LedgerPurpose.Snapshot, Camera = bench.Camera.Id, WorkKey = "picture", PromptVersion = "snapshot-1", InputTokens = 10, OutputTokens = 0 },
            Token)).Entry!.Id;
    }

    [Fact]
    public async Task A_mask_that_is_drawn_while_the_picture_is_made_keeps_it_at_home()
    {
        var pictures = new PlainPictures();
        await using var bench = await SnapshotBench.StartAsync(pictures: pictures);
        pictures.WhileMaking = () => bench.SaveAsync(new Zone { CameraId = bench.Camera.Id, Kind = ZoneKind.Mask, Name = "욕실", Points = [new(0, 0), new(1, 0), new(1, 1)] });
        bench.Show();
        await bench.ExamineAsync();
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(await bench.RowsAsync());
        Assert.Equal(LedgerOutcome.NotSent, Assert.Single(await bench.LedgerRowsAsync()).Outcome);

        pictures.WhileMaking = static () => Task.CompletedTask;
        await bench.NextAsync();
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task The_first_of_the_chain_that_may_and_can_be_asked_is()
    {
        await using var bench = await SnapshotBench.StartAsync();
        await bench.ChangeCameraAsync(static camera => camera.Analyzers = [AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex]);

        // The server at home is allowed and not set up.
        await bench.AllowAsync(AnalyzerNames.OpenAi);
        await bench.NextAsync();
        Assert.Equal(AnalyzerNames.Vertex, Assert.Single(await bench.RowsAsync()).Analyzer);

        await bench.Consents.WithdrawAsync(bench.Camera.Id, ConsentTexts.SnapshotsOf(AnalyzerNames.Vertex), "엄마", Token);
        await bench.NextAsync();
        var row = (await bench.RowsAsync())[^1];
        Assert.Equal((AnalyzerNames.OpenAi, SnapshotState.NotSent, AnalysisReasons.NotConfigured), (row.Analyzer, row.State, row.Reason));
        Assert.Single(bench.Server.Requests);
    }

    private static void Switch(Camera camera, string which)
    {
        switch (which)
        {
            case "chain":
                camera.Analyzers = AnalyzerNames.OnlyLocal;
                break;
            case "analysis":
                camera.Analysis = false;
                break;
            case "vision":
                camera.Detection = false;
                break;
            default:
                camera.IsOn = false;
                break;
        }
    }

    private static async Task AssertNothingAsync(SnapshotBench bench)
    {
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(await bench.RowsAsync());
        Assert.Empty(await bench.LedgerRowsAsync());
    }
}
