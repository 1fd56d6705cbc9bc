using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class ExaminationPlanTests
{
    private static readonly string[] Chain = [AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex];

    [Theory]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "", "openai")]
    [InlineData("local,vertex", AnalysisState.Analysed, "", "vertex")]
    [InlineData("vertex,openai", AnalysisState.Analysed, "", "vertex")]
    [InlineData("local", AnalysisState.Analysed, "", null)]
    [InlineData("local,vertex", AnalysisState.Filtered, "", "vertex")]
    [InlineData("local,vertex", AnalysisState.NotWatched, "", "vertex")]
    [InlineData("local,vertex", AnalysisState.Failed, "", "vertex")]
    [InlineData("local,vertex", AnalysisState.Queued, "", null)]
    [InlineData("local,vertex", AnalysisState.Analysing, "", null)]
    [InlineData("local,vertex", AnalysisState.TooShort, "", null)]
    [InlineData("local,vertex", AnalysisState.SwitchedOff, "", null)]
    [InlineData("local,vertex", AnalysisState.Cancelled, "", null)]
    [InlineData("local,vertex", null, "", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Queued", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Verifying", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Analysed", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Cancelled", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Failed", "vertex")]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Blocked", "vertex")]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai OverBudget", "vertex")]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai SwitchedOff", "vertex")]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "openai Failed,vertex Failed", null)]
    [InlineData("local,openai,vertex", AnalysisState.Analysed, "vertex Analysed", null)]
    public void The_next_of_the_chain_is_asked_when_the_one_before_left_it_open(string chain, AnalysisState? local, string rows, string? expected) =>
        Assert.Equal(expected, ExaminationPlan.Next(Input() with
        {
            Chain = chain.Split(','),
            Local = local,
            Rows = rows.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static row => row.Split(' ')[0], static row => Enum.Parse<AnalysisState>(row.Split(' ')[1]), StringComparer.Ordinal),
        }));

    [Fact]
    public void Whom_the_family_did_not_allow_is_passed_over_and_what_is_not_worth_it_stays_at_home()
    {
        Assert.Equal(AnalyzerNames.Vertex, ExaminationPlan.Next(Input() with { Allowed = new HashSet<string> { AnalyzerNames.Vertex } }));
        Assert.Null(ExaminationPlan.Next(Input() with { Allowed = new HashSet<string>() }));
        Assert.Null(ExaminationPlan.Next(Input() with { IsWorthSending = false }));
    }

    [Theory]
    [InlineData("bcdfghjkmnpq.vertex.segment-1", true)]
    [InlineData("bcdfghjkmnpq.openai.segment-1.b", true)]
    [InlineData("bcdfghjkmnpq.local.1", false)]
    [InlineData("bcdfghjkmnpq.vertex.", false)]
    [InlineData("bcdfghjkmnpq.vertex", false)]
    [InlineData("../../etc.vertex.segment-1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_key_is_read_as_it_was_written(string? text, bool isKey)
    {
        Assert.Equal(isKey, ExaminationKey.TryParse(text, out var key));
        if (isKey)
        {
            Assert.Equal(text, key.ToString());
            Assert.Equal(text, key.WorkKey(0));
            Assert.Equal($"{text}.2", key.WorkKey(2));
        }
    }

    private static PlanInput Input() => new()
    {
        Chain = Chain, Local = AnalysisState.Analysed, Rows = new Dictionary<string, AnalysisState>(), Allowed = new HashSet<string> { AnalyzerNames.OpenAi, AnalyzerNames.Vertex }, IsWorthSending = true,
    };
}
