using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

/// <summary>With files that an examination has kept, and the same files changed as if other code had read them that day.</summary>
public sealed class ReplayCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_again_by_the_same_code_nothing_is_otherwise_and_nobody_is_asked()
    {
        await using var bench = await KeptAsync();
        var asked = bench.Server.Requests.Count;
        var (code, said) = await new ReplayCommand().RunAsync(bench, bench.Database.Layout.Exchanges);
        Assert.Equal(0, code);
        Assert.Equal("3 exchanges: 3 as they were, 0 changed, 0 not readable. Claims: 0 more, 0 fewer, 0 graded otherwise; dropped 1 then, 1 now.", said[^1]);
        Assert.Equal((asked, 4), (bench.Server.Requests.Count, said.Count));

        var (again, same) = await new ReplayCommand().RunAsync(bench, bench.Database.Layout.Exchanges);
        Assert.Equal(code, again);
        Assert.Equal(said, same);
    }

    [Fact]
    public async Task What_other_code_made_of_an_answer_is_told_claim_by_claim()
    {
        await using var bench = await KeptAsync();
        var path = bench.Get<ExchangeKeeper>().List().Single(static path => ExchangeFile.Read(path).Exchange!.Reading.Claims.Count > 0);
        var exchange = ExchangeFile.Read(path).Exchange!;
        var claim = Assert.Single(exchange.Reading.Claims);
        var otherwise = exchange with { Reading = exchange.Reading with { Dropped = 0, Claims = [claim with { Severity = Severity.Caution }, claim with { Category = IncidentCategory.Burn }] } };
        await File.WriteAllBytesAsync(path, ExchangeFile.Write(otherwise), Token);

        var (code, said) = await new ReplayCommand().RunAsync(bench, path);
        Assert.Equal((1, 2), (code, said.Count));
        Assert.EndsWith("changed: no longer kept: Burn at 20 s (Accident); Fall at 20 s (Caution) -> Accident; dropped 0 -> 1", said[0], StringComparison.Ordinal);
        Assert.Equal("1 exchanges: 0 as they were, 1 changed, 0 not readable. Claims: 0 more, 1 fewer, 1 graded otherwise; dropped 0 then, 1 now.", said[1]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_replayed()
    {
        await using var bench = await KeptAsync();
        var path = bench.Get<ExchangeKeeper>().List()[1];
        var bytes = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], Token);

        var (code, said) = await new ReplayCommand().RunAsync(bench, bench.Database.Layout.Exchanges);
        Assert.Equal(1, code);
        Assert.StartsWith($"{Path.GetFileName(path)}: cannot be read. It is no exchange", said[1], StringComparison.Ordinal);
        Assert.StartsWith("3 exchanges: 2 as they were, 0 changed, 1 not readable.", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_none_and_a_place_that_is_not_there_say_so()
    {
        await using var bench = await ExaminationBench.StartAsync();
        Assert.Equal(2, (await new ReplayCommand().RunAsync(bench)).Code);
        Assert.Equal(2, (await new ReplayCommand().RunAsync(bench, "one", "two")).Code);
        var (code, said) = await new ReplayCommand().RunAsync(bench, Path.Combine(bench.Database.Layout.Root, "nowhere"));
        Assert.Equal(1, code);
        Assert.StartsWith("Nothing was replayed. There is no ", Assert.Single(said), StringComparison.Ordinal);
    }

    /// <summary>Two examinations and a second look; one claim lies outside the recording.</summary>
    private static async Task<ExaminationBench> KeptAsync()
    {
        var bench = await ExaminationBench.StartAsync(changes: [("Analysis:Evaluation:KeepExchanges", "true")]);
        bench.Server.Script(Step.Answer(ModelWords.Segment(ModelWords.Claim(20), ModelWords.Claim(700))), Step.Answer(ModelWords.Verify("yes", 6)), Step.Answer(ModelWords.Segment()));
        await bench.ExamineAsync(await bench.RecordedAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.ExamineAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10)));
        return bench;
    }
}
