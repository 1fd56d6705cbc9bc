using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

/// <summary>On a real database, with what examinations have stored and against a scripted provider.</summary>
public sealed class CompareCommandTests
{
    private const string Cheap = $"vertex:{ExaminationBench.CheapModel}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_models_are_compared_on_the_same_recordings_and_the_second_is_asked_once()
    {
        await using var bench = await ExaminedAsync();
        var before = (await bench.RowAsync(await SegmentAsync(bench, 0)))!;
        var (code, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");

        Assert.True(code == 0, string.Join('\n', said));
        Assert.Equal("2 of 2 recordings are compared.", said[0]);
        Assert.Equal(["2", "1"], CommandLines.Cells(said, "findings"));
        Assert.Equal(["1"], CommandLines.Cells(said, "found by both"));
        Assert.Equal(["3.0 s, 3.0 s"], CommandLines.Cells(said, "apart, mean and p95"));
        Assert.Equal(["1", "0"], CommandLines.Cells(said, "found by this side only"));
        Assert.Equal(["1", "1"], CommandLines.Cells(said, "of 1 confirmed: found"));
        Assert.Equal(["0", "0"], CommandLines.Cells(said, "of 1 confirmed: missed"));
        Assert.Equal(["1", "0"], CommandLines.Cells(said, "of 1 false alarms: raised"));
        Assert.Equal(["2000", "4000"], CommandLines.Cells(said, "tokens in"));
        Assert.Equal(["0.002200 USD", "0.000420 USD"], CommandLines.Cells(said, "cost"));

        // What was asked stands in the ledger under its purpose; what the family is shown is as it was.
        var paid = (await bench.LedgerRowsAsync()).Where(static row => row.Purpose == LedgerPurpose.Evaluation).ToList();
        Assert.Equal((2, 420), (paid.Count, paid.Sum(static row => row.CostMicros)));
        Assert.All(paid, static row => Assert.Equal((ExaminationBench.CheapModel, "segment-2"), (row.Model, row.PromptVersion)));
        Assert.Equal((before.Model, before.FinishedAt), ((await bench.RowAsync(await SegmentAsync(bench, 0)))!.Model, (await bench.RowAsync(await SegmentAsync(bench, 0)))!.FinishedAt));
        await bench.AssertLedgerIsTheServersAsync();

        // Asked for again it is stored: the same table, and nobody is asked or paid.
        var asked = bench.Server.Requests.Count;
        var (again, same) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");
        Assert.Equal((code, asked), (again, bench.Server.Requests.Count));
        Assert.Equal(said, same);
        var named = (await CompareAsync(bench, "--left", $"vertex:{ExaminationBench.Model}", "--right", $"{Cheap}:segment-2")).Said;
        Assert.Equal(CommandLines.Cells(said, "cost"), CommandLines.Cells(named, "cost"));
    }

    [Fact]
    public async Task Without_being_told_to_nobody_is_asked()
    {
        await using var bench = await ExaminedAsync();
        var asked = bench.Server.Requests.Count;
        var (code, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap);
        Assert.Equal((1, asked), (code, bench.Server.Requests.Count));
        Assert.Equal(["0 of 2 recordings are compared.", $"Of 2 the right side ({Cheap}) has no answer: nothing is stored."], said);
    }

    [Fact]
    public async Task Local_vision_stands_beside_a_model_with_its_incidents()
    {
        await using var bench = await ExaminedAsync();
        var first = await SegmentAsync(bench, 0);
        await bench.SaveAsync(new Incident
        {
            CameraId = bench.Camera.Id, StartAt = first.StartAt.AddSeconds(21), EvidenceAt = first.StartAt.AddSeconds(22), Severity = Severity.Caution,
            Category = IncidentCategory.Fall, Source = IncidentSource.LocalVision, Confidence = 0.9,
        });
        var (code, said) = await CompareAsync(bench, "--left", "local", "--right", "vertex", "--limit", "1");
        Assert.Equal((0, "1 of 1 recordings are compared."), (code, said[0]));
        Assert.Equal(["1"], CommandLines.Cells(said, "found by both"));
        Assert.Equal(["0", "1000"], CommandLines.Cells(said, "tokens in"));
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent()
    {
        await using var bench = await ExaminedAsync();
        await bench.Consents.WithdrawAsync(bench.Camera.Id, bench.Analyzer, "엄마", Token);
        var asked = bench.Server.Requests.Count;
        var (_, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");
        Assert.Equal($"Of 2 the right side ({Cheap}) has no answer: the family has not consented.", said[1]);
        Assert.Equal(asked, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData("Analysis:Budget:PerDay", "0", "the budget runs low")]
    [InlineData("Analysis:Budget:PerMonth", "0.0025", "the budget runs low")]
    [InlineData("Analysis:Budget:PerMonth", "0.1", "the month's budget does not hold it")]
    public async Task A_comparison_spends_no_more_than_the_budget_and_asks_nothing_else_instead(string key, string value, string words)
    {
        await using var bench = await ExaminedAsync();
        await bench.ChangeAsync((key, value), ("Analysis:Prices:Models:1:Input", "1"), ("Analysis:Prices:Models:1:Output", "1"));
        var asked = bench.Server.Requests.Count;
        var (_, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");
        Assert.Equal($"Of 2 the right side ({Cheap}) has no answer: {words}.", said[1]);
        Assert.Equal(asked, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_model_without_a_price_and_an_analyzer_that_is_not_set_up_are_not_asked()
    {
        await using var bench = await ExaminedAsync();
        var (_, said) = await CompareAsync(bench, "--left", "vertex:nobody-knows", "--right", "openai", "--ask");
        Assert.Equal(["Of 2 the left side (vertex:nobody-knows) has no answer: the model has no price.", "Of 2 the right side (openai) has no answer: it is not set up."], said.Skip(1));
    }

    [Fact]
    public async Task An_answer_that_fits_no_schema_is_told_and_may_be_asked_for_again()
    {
        await using var bench = await ExaminedAsync();
        bench.Server.Default = static _ => Step.Answer("I am sorry, I cannot help with that.");
        var (_, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");
        Assert.Equal($"Of 2 the right side ({Cheap}) has no answer: the answer does not fit the schema.", said[1]);
        bench.Server.Default = static _ => Step.Answer(ModelWords.Segment());
        Assert.Equal("2 of 2 recordings are compared.", (await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask")).Said[0]);
    }

    [Fact]
    public async Task What_the_ledger_has_forgotten_is_found_in_a_kept_exchange()
    {
        await using var bench = await ExaminedAsync(("Analysis:Evaluation:KeepExchanges", "true"));
        var (_, said) = await CompareAsync(bench, "--left", "vertex", "--right", Cheap, "--ask");
        bench.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True(await bench.Get<LedgerRecovery>().ForgetAnswersAsync(Token) > 0);
        Assert.Equal(said, (await CompareAsync(bench, "--left", "vertex", "--right", Cheap)).Said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex")]
    [InlineData("--from 2026-11-21 --to 2026-11-20 --left vertex --right local")]
    [InlineData("--from yesterday --to 2026-11-21 --left vertex --right local")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left gemini --right local")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right local --limit 0")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right local --limit 1001")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right local --camera ../etc")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right local --left openai")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right local --fast")]
    [InlineData("--from 2026-11-20 --to 2026-11-21 --left vertex --right")]
    public void A_call_that_is_none_is_not_guessed_at(string line) => Assert.Null(CompareCommand.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), TimeZoneInfo.Utc));

    [Fact]
    public async Task Nothing_recorded_no_such_prompt_and_a_wrong_call_say_so()
    {
        await using var bench = await ExaminationBench.StartAsync();
        Assert.Equal((1, "Nothing was compared. There is no recording in that time."), await OnlyLineAsync(bench, "--left", "local", "--right", "vertex"));
        Assert.Equal((1, "Nothing was compared. Nobody can be asked with the prompt segment-9. There are: segment-1, segment-2."), await OnlyLineAsync(bench, "--left", "vertex:segment-9", "--right", "local", "--ask"));
        Assert.Equal(2, (await new CompareCommand().RunAsync(bench, "--left", "vertex")).Code);
    }

    private static async Task<(int Code, string Line)> OnlyLineAsync(ExaminationBench bench, params string[] arguments)
    {
        var (code, said) = await CompareAsync(bench, arguments);
        return (code, Assert.Single(said));
    }

    private static Task<(int Code, IReadOnlyList<string> Said)> CompareAsync(ExaminationBench bench, params string[] arguments) =>
        new CompareCommand().RunAsync(bench, ["--from", "2026-11-20", "--to", "2026-11-20T23:59Z", "--camera", bench.Camera.Id.Value, .. arguments]);

    /// <summary>Two recordings, examined: a fall that the family confirmed at second 20 of the first, and a burn that it called a false alarm. The cheaper model sees the fall 3 s later and no burn.</summary>
    private static async Task<ExaminationBench> ExaminedAsync(params (string, string?)[] changes)
    {
        var bench = await ExaminationBench.StartAsync(changes: changes);
        var asked = 0;
        bench.Server.Default = seen => ExaminationBench.IsSecondLook(seen) ? Step.Answer(ModelWords.Verify("yes", 6))
            : seen.Model == ExaminationBench.CheapModel ? Step.Answer(asked++ % 2 == 0 ? ModelWords.Segment(ModelWords.Claim(23)) : ModelWords.Segment(), new ScriptedUsage(2000, 100))
            : Step.Answer(seen.Question.Contains("10:00:00", StringComparison.Ordinal) ? ModelWords.Segment(ModelWords.Claim(20)) : ModelWords.Segment(ModelWords.Claim(300, "burn", "approached", "Near the stove")));
        await bench.ExamineAsync(await bench.RecordedAsync());
        await bench.ExamineAsync(await bench.RecordedAsync(ExaminationBench.Ten.AddMinutes(10)));
        await using var context = bench.Database.CreateDbContext();
        foreach (var incident in await context.Incidents.ToListAsync(Token))
        {
            incident.Review = incident.Category == IncidentCategory.Fall ? ReviewState.Confirmed : ReviewState.FalseAlarm;
        }

        await context.SaveChangesAsync(Token);
        return bench;
    }

    private static async Task<ArchiveSegment> SegmentAsync(ExaminationBench bench, int index)
    {
        await using var context = bench.Database.CreateDbContext();
        return (await context.ArchiveSegments.AsNoTracking().OrderBy(static s => s.StartAt).ToListAsync(Token))[index];
    }
}
