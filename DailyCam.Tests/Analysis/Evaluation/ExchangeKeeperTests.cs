using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class ExchangeKeeperTests
{
    private static readonly (string, string?) Keep = ("Analysis:Evaluation:KeepExchanges", "true");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_kept_unless_somebody_wants_it()
    {
        await using var bench = await ExaminationBench.StartAsync();
        await bench.ExamineAsync(await bench.RecordedAsync());
        Assert.Single(bench.Server.Requests);
        Assert.Empty(Directory.GetFiles(bench.Database.Layout.Exchanges));
    }

    [Fact]
    public async Task An_examination_and_its_second_look_are_kept_as_they_were_asked_and_answered_without_the_footage()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Keep]);
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20)), new ScriptedUsage(61_000, 500)), Step.Answer(ModelWords.Verify("yes", 6)));
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);

        var exchanges = bench.Get<ExchangeKeeper>().List().Select(static path => ExchangeFile.Read(path).Exchange!).OrderBy(static exchange => exchange.Purpose).ToList();
        Assert.Equal([LedgerPurpose.Segment, LedgerPurpose.Verification], exchanges.Select(static exchange => exchange.Purpose));
        var (row, seen) = (Assert.Single(await bench.LedgerRowsAsync(), static row => row.Purpose == LedgerPurpose.Segment), bench.Server.Requests[0]);
        var kept = exchanges[0];
        Assert.Equal((row.Id, row.Analyzer, row.Model, "segment-2", row.MediaHash, 61_000), (kept.Id, kept.Analyzer, kept.Model, kept.PromptVersion, kept.Media.Sha256, kept.InputTokens));
        Assert.Equal((segment.Id.Value, segment.StartAt, segment.EndAt), (kept.Segment, kept.FromAt, kept.ToAt));
        Assert.Equal((seen.System, seen.Question, row.Answer), (kept.System, kept.Text, kept.Answer));
        Assert.Equal((1.0, 480), (kept.Media.Spec.Fps, kept.Media.Spec.Height));
        Assert.Equal((await bench.RowAsync(segment))!.SchemaVersion, kept.SchemaVersion);
        Assert.Equal(20, Assert.Single(kept.Reading.Claims).EvidenceSecond);
        Assert.All(Directory.GetFiles(bench.Database.Layout.Exchanges), path =>
        {
            Assert.DoesNotContain(Convert.ToBase64String(seen.Video!), File.ReadAllText(path), StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Fact]
    public async Task There_are_never_more_than_so_many_and_none_is_older_than_its_days()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Keep, ("Analysis:Evaluation:MostExchanges", "2"), ("Analysis:Evaluation:KeepDays", "3"), ("Analysis:Budget:PerDay", "10")]);
        var foreign = Path.Combine(bench.Database.Layout.Exchanges, "notes.json");
        await File.WriteAllTextAsync(foreign, "{}", Token);
        for (var n = 0; n < 4; n++)
        {
            await bench.ExamineAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10 * n)));
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var keeper = bench.Get<ExchangeKeeper>();
        Assert.Equal([20, 30], keeper.List().Select(static path => (ExchangeFile.Read(path).Exchange!.FromAt - ExaminationBench.Ten).TotalMinutes));

        // Also when the keeping was switched off meanwhile.
        await bench.ChangeAsync(("Analysis:Evaluation:KeepExchanges", "false"));
        bench.Clock.Advance(TimeSpan.FromDays(4));
        bench.Get<ExchangeKeeper>().Prune();
        Assert.Equal([foreign], Directory.GetFiles(bench.Database.Layout.Exchanges));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_the_examination_nothing()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Keep]);
        Directory.Delete(bench.Database.Layout.Exchanges);
        await File.WriteAllTextAsync(bench.Database.Layout.Exchanges, "a file where the folder should be", Token);
        var segment = await bench.RecordedAsync();
        await bench.ExamineAsync(segment);
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment))!.State);
        Assert.Single(bench.Server.Requests);
        await bench.AssertLedgerIsTheServersAsync();
    }
}
