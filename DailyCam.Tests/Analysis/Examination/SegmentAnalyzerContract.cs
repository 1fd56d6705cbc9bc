using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What every analyzer must do, whoever it asks; run for each of the three.</summary>
public abstract class SegmentAnalyzerContract
{
    private protected abstract string Analyzer { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_the_name_that_settings_use_and_a_prompt_version_that_can_be_part_of_a_key()
    {
        await using var bench = await BenchAsync();
        Assert.Equal(Analyzer, Of(bench).Name);
        Assert.Matches("^[a-z0-9-]+$", Of(bench).PromptVersion);
    }

    [Fact]
    public async Task A_segment_with_somebody_in_it_is_analysed_with_facts_or_findings()
    {
        await using var bench = await BenchAsync();
        var result = await Of(bench).AnalyseAsync(await bench.RecordedAsync(), Token);
        Assert.Equal((AnalysisState.Analysed, null), (result.State, result.Reason));
        Assert.True(result.Facts is null != result.Findings is null);
        Assert.Equal(result.Findings is null, result.Receipt is null);
    }

    [Fact]
    public async Task Asked_twice_it_says_the_same_and_costs_once()
    {
        await using var bench = await BenchAsync();
        var segment = await bench.RecordedAsync();
        var (first, second) = (await Of(bench).AnalyseAsync(segment, Token), await Of(bench).AnalyseAsync(segment, Token));
        Assert.Equivalent(first, second, strict: true);
        Assert.True(bench.Server.Requests.Count <= 1);
    }

    [Fact]
    public async Task What_is_expected_is_a_value_whose_reason_has_a_name()
    {
        await using var bench = await BenchAsync();

        // Of a camera that nobody knows any more, and that local vision never watched.
        var result = await Of(bench).AnalyseAsync(AnalysisBench.SegmentOf(DailyCam.Core.Cameras.CameraId.New(), ExaminationBench.Ten), Token);
        Assert.NotEqual(AnalysisState.Analysed, result.State);
        Assert.Contains(result.Reason!, AnalysisReasons.All);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        await using var bench = await BenchAsync();
        var segment = await bench.RecordedAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(bench).AnalyseAsync(segment, new CancellationToken(canceled: true)));
        Assert.Empty(bench.Server.Requests);
    }

    private Task<ExaminationBench> BenchAsync() => ExaminationBench.StartAsync(AnalyzerNames.IsRemote(Analyzer) ? Analyzer : AnalyzerNames.Vertex);

    private ISegmentAnalyzer Of(ExaminationBench bench) => AnalyzerNames.IsRemote(Analyzer) ? bench.Get<ModelAnalyzers>().Find(Analyzer)! : bench.Get<LocalAnalyzer>();
}
