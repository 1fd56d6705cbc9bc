using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

/// <summary>The three commands as somebody types them, beside the running product and on the files that it has written: real footage, cut again for the second model.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class EvaluationProductTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task What_the_product_kept_is_replayed_compared_with_another_model_and_its_end_rehearsed()
    {
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = static seen => Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("yes", 6)
            : seen.Model == ExaminationBench.Model ? ModelWords.Segment(ModelWords.Claim(6)) : ModelWords.Segment(ModelWords.Claim(8)));
        await using var product = await ProductProcess.StartAsync(Settings(server));
        var camera = await product.Api.AddDemoCameraAsync("Demo", new { analyzers = new[] { AnalyzerNames.Local, AnalyzerNames.Vertex }, consents = new { vertex = true } });
        await Eventually.Is(() => Kept(product).Count >= 2, Patience, "an examination and its second look are kept");
        var first = Kept(product).First(static exchange => exchange.Purpose == LedgerPurpose.Segment);
        await Eventually.Is(async () => (await product.Api.GetAsync($"segments/{first.Segment}")).GetProperty("state").GetString() == "analysed", Patience, "it is examined to its end");

        var (code, said) = await product.CommandAsync("replay", Path.Combine(product.DataPath, "exchanges"));
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains(said, static line => line.Contains("as it was (1 claims", StringComparison.Ordinal));

        string[] compare = ["compare", "--from", Text(first.FromAt.AddSeconds(2)), "--to", Text(first.FromAt.AddSeconds(4)), "--camera", camera, "--left", "vertex", "--right", $"vertex:{ExaminationBench.CheapModel}", "--ask"];
        (code, said) = await product.CommandAsync(compare);
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains("1 of 1 recordings are compared.", said);
        Assert.Equal(["2.0 s, 2.0 s"], CommandLines.Cells(said, "apart, mean and p95"));
        var second = Assert.Single(server.Requests, static seen => seen.Model == ExaminationBench.CheapModel);
        Assert.True(second.Video!.Length > 1000);
        var ledger = (await product.Api.GetAsync("ledger")).GetProperty("items").EnumerateArray();
        Assert.Single(ledger, static row => row.GetProperty("purpose").GetString() == "evaluation" && row.GetProperty("outcome").GetString() == "answered");

        (code, said) = await product.CommandAsync("rehearse-retirement", "--model", ExaminationBench.Model, "--at", "2030-01-01");
        Assert.Equal(1, code);
        Assert.Contains(said, line => line.Contains($"Demo ({camera}): vertex model retired; nobody looks in its place.", StringComparison.Ordinal));
        Assert.Equal(2, (await product.CommandAsync("replay")).ExitCode);
    }

    private static List<FrozenExchange> Kept(ProductProcess product) =>
        [.. Directory.GetFiles(Path.Combine(product.DataPath, "exchanges"), "*.json").Select(static path => ExchangeFile.Read(path).Exchange!)];

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Settings(ScriptedVertex server)
    {
        var settings = server.Settings().ToDictionary(static pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), static pair => pair.Value!, StringComparer.Ordinal);
        foreach (var (key, value) in new[]
        {
            ("Archive__SegmentLength", "00:00:20"), ("Analysis__MinimumSegmentSeconds", "10"), ("Analysis__RegisterDelay", "00:00:01"), ("Analysis__SweepInterval", "00:00:01"),
            ("Analysis__PreFilter__Enabled", "false"), ("Analysis__Evaluation__KeepExchanges", "true"),
            ("Analysis__Prices__Models__0__Model", ExaminationBench.Model), ("Analysis__Prices__Models__0__Input", "0.1"), ("Analysis__Prices__Models__0__Output", "0.1"),
            ("Analysis__Prices__Models__1__Model", ExaminationBench.CheapModel), ("Analysis__Prices__Models__1__Input", "0.1"), ("Analysis__Prices__Models__1__Output", "0.1"),
        })
        {
            settings[$"DailyCam__{key}"] = value;
        }

        settings[$"{VertexOptions.Section.Replace(":", "__", StringComparison.Ordinal)}__Model"] = ExaminationBench.Model;
        return settings;
    }
}
