using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

/// <summary>The day itself: the clock moves past a model's end, and what the rehearsal said comes true.</summary>
public sealed class RetirementDayTests
{
    private const string Prices = "Analysis:Prices:Models";

    private static readonly DateOnly End = new(2026, 11, 22);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_day_after_the_end_every_page_says_so_nothing_is_sent_to_it_and_the_next_of_the_chain_takes_over()
    {
        await using var next = await ScriptedVertex.StartAsync();
        next.Default = static _ => Step.Answer(ModelWords.Segment());
        await using var bench = await ExaminationBench.StartAsync(AnalyzerNames.OpenAi, [.. SettingsOf(next), ($"{Prices}:0:RetiresOn", "2026-11-22")]);
        await UseBothAsync(bench);
        Assert.Equal(0, (await new RehearseRetirementCommand().RunAsync(bench)).Code);

        var before = await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(20));
        await bench.ExamineAsync(before);
        Assert.Equal((AnalysisState.Analysed, 1, 0), ((await bench.RowAsync(before))!.State, bench.Server.Requests.Count, next.Requests.Count));

        bench.Clock.Advance(TimeSpan.FromDays(3));
        var after = await bench.RecordedAsync(ExaminationBench.Ten.AddDays(3));
        await bench.ExamineAsync(after);

        Assert.Equal((AnalysisState.Failed, AnalysisReasons.ModelGone), ((await bench.RowAsync(after))!.State, (await bench.RowAsync(after))!.Reason));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(after, AnalyzerNames.Vertex))!.State);
        Assert.Equal((1, 1), (bench.Server.Requests.Count, next.Requests.Count));
        var alarm = Assert.Single(await bench.Get<AlarmReader>().ReadAsync(Token));
        Assert.Equal(new AnalysisAlarm(AnalysisAlarmKind.ModelRetired, AnalyzerNames.OpenAi, ExaminationBench.Model, End), alarm);
    }

    [Fact]
    public async Task Without_a_next_one_the_segment_says_so_and_this_computer_goes_on_alone()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [($"{Prices}:0:RetiresOn", "2026-11-22")]);
        Assert.Equal(1, (await new RehearseRetirementCommand().RunAsync(bench)).Code);
        bench.Clock.Advance(TimeSpan.FromDays(3));
        var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddDays(3));
        await bench.ExamineAsync(segment);
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.ModelGone), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        Assert.Equal(AnalysisState.Analysed, (await bench.RowAsync(segment, AnalyzerNames.Local))!.State);
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(bench.Copies.Specs);
        Assert.Empty(await bench.LedgerRowsAsync());
    }

    [Fact]
    public async Task The_model_that_was_named_in_its_place_is_asked_from_that_day_on()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [($"{Prices}:0:RetiresOn", "2026-11-22"), ($"{Prices}:0:Replacement", ExaminationBench.CheapModel)]);
        await bench.ExamineAsync(await bench.RecordedAsync());
        bench.Clock.Advance(TimeSpan.FromDays(3));
        var segment = await bench.RecordedAsync(ExaminationBench.Ten.AddDays(3));
        await bench.ExamineAsync(segment);
        Assert.Equal([ExaminationBench.Model, ExaminationBench.CheapModel], bench.Server.Requests.Select(static seen => seen.Model));
        Assert.Equal((AnalysisState.Analysed, ExaminationBench.CheapModel), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Model));
        Assert.Empty(await bench.Get<AlarmReader>().ReadAsync(Token));
    }

    private static IEnumerable<(string, string?)> SettingsOf(ScriptedVertex server) =>
    [
        .. server.Settings().Select(static pair => (pair.Key["DailyCam:".Length..], pair.Value)),
        ($"{VertexOptions.Section["DailyCam:".Length..]}:Model", ExaminationBench.CheapModel),
    ];

    private static async Task UseBothAsync(ExaminationBench bench)
    {
        await using var context = bench.Database.CreateDbContext();
        context.Attach(bench.Camera).Entity.Analyzers = [AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex];
        await context.SaveChangesAsync(Token);
        await bench.Consents.GiveAsync(bench.Camera.Id, AnalyzerNames.Vertex, "엄마", Token);
    }
}
