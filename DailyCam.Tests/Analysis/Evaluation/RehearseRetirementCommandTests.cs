using DailyCam.Core.Analysis;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class RehearseRetirementCommandTests
{
    private const string Prices = "Analysis:Prices:Models";

    private static readonly (string, string?) Ends = ($"{Prices}:0:RetiresOn", "2027-01-28");

    [Fact]
    public async Task A_camera_that_would_be_left_without_a_model_is_named_and_nobody_is_asked()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Ends]);
        var (code, said) = await new RehearseRetirementCommand().RunAsync(bench);
        Assert.Equal(1, code);
        Assert.Equal(
            [
                "vertex: one-micro ends on 2027-01-28.",
                "From 2027-01-28 on:",
                "  vertex: one-micro is retired and no other is named in its place. Nothing is sent, and every page says so.",
                $"  거실 🍼 ({bench.Camera.Id}): vertex model retired; nobody looks in its place.",
                "1 camera is left without a model; this computer goes on looking at it alone.",
            ],
            said);
        Assert.Empty(bench.Server.Requests);
        Assert.Empty(await bench.LedgerRowsAsync());
    }

    [Fact]
    public async Task A_replacement_with_a_price_takes_over_and_one_without_does_not()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Ends, ($"{Prices}:0:Replacement", ExaminationBench.CheapModel)]);
        var (code, said) = await new RehearseRetirementCommand().RunAsync(bench);
        Assert.Equal(0, code);
        Assert.Contains("  vertex: tenth-micro is asked in place of one-micro; it has a price.", said);
        Assert.Contains("  no camera loses anything.", said);

        await bench.ChangeAsync(($"{Prices}:0:Replacement", "nobody-knows"));
        (code, said) = await new RehearseRetirementCommand().RunAsync(bench);
        Assert.Equal(1, code);
        Assert.Contains("  vertex: nobody-knows was to be asked in place of one-micro, but has no price: it is not asked.", said);

        await bench.ChangeAsync(($"{Prices}:0:Replacement", ExaminationBench.CheapModel), ($"{Prices}:1:RetiresOn", "2027-01-01"));
        (code, said) = await new RehearseRetirementCommand().RunAsync(bench);
        Assert.Equal(1, code);
        Assert.Contains("  vertex: one-micro is retired, and so is tenth-micro, which was to be asked in its place. Nothing is sent, and every page says so.", said);
    }

    [Fact]
    public async Task Before_the_end_nothing_is_lost_and_an_end_that_nobody_announced_can_be_rehearsed()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Ends]);
        Assert.Equal(0, (await new RehearseRetirementCommand().RunAsync(bench, "--at", "2027-01-27")).Code);
        Assert.Equal(1, (await new RehearseRetirementCommand().RunAsync(bench, "--at", "2027-01-28")).Code);
        Assert.Equal(1, (await new RehearseRetirementCommand().RunAsync(bench, "--model", ExaminationBench.Model, "--at", "2026-12-01")).Code);

        await bench.ChangeAsync(($"{Prices}:0:RetiresOn", null));
        var (code, said) = await new RehearseRetirementCommand().RunAsync(bench);
        Assert.Equal((0, "vertex: no end is known of one-micro."), (code, said[0]));
        (code, said) = await new RehearseRetirementCommand().RunAsync(bench, "--model", ExaminationBench.Model);
        Assert.Equal((1, "Nothing was rehearsed. No end is known of one-micro. Name a day with --at."), (code, Assert.Single(said)));
        Assert.Equal(1, (await new RehearseRetirementCommand().RunAsync(bench, "--model", ExaminationBench.Model, "--at", "2026-12-01")).Code);
    }

    [Fact]
    public async Task A_camera_without_consent_loses_nothing()
    {
        await using var bench = await ExaminationBench.StartAsync(changes: [Ends]);
        await bench.Consents.WithdrawAsync(bench.Camera.Id, AnalyzerNames.Vertex, "엄마", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await new RehearseRetirementCommand().RunAsync(bench)).Code);
    }

    [Theory]
    [InlineData("--at", "soon")]
    [InlineData("--at", "2027-1-28")]
    [InlineData("--model")]
    [InlineData("gemini")]
    public async Task A_call_that_is_none_is_not_guessed_at(params string[] arguments)
    {
        await using var bench = await ExaminationBench.StartAsync();
        Assert.Equal(2, (await new RehearseRetirementCommand().RunAsync(bench, arguments)).Code);
    }

    [Fact]
    public async Task A_model_that_nobody_asks_has_no_end_here()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var (code, said) = await new RehearseRetirementCommand().RunAsync(bench, "--model", "gemini-2.5-flash");
        Assert.Equal((1, "Nothing was rehearsed. No analyzer asks the model gemini-2.5-flash. Set up are: vertex with one-micro."), (code, Assert.Single(said)));
    }
}
