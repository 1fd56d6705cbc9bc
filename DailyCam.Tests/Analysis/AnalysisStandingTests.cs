using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Analysis;

public sealed class AnalysisStandingTests
{
    private static readonly ArchiveSegmentId Segment = ArchiveSegmentId.New();

    private static readonly Arbitrary<RowState[]> AnyRows = (
        from rows in Gen.ListOf(
            from analyzer in Gen.Elements(AnalyzerNames.Local, AnalyzerNames.OpenAi, AnalyzerNames.Vertex)
            from state in Gen.Elements(Enum.GetValues<AnalysisState>())
            select (analyzer, state))
        from order in Gen.Shuffle(Enumerable.Range(1, 30).ToArray())
        select rows.Take(30).Select((row, index) => new RowState(order[index], Segment, row.analyzer, row.state)).ToArray()).ToArbitrary();

    /// <summary>Rows as "analyzer state" from the oldest to the newest, and the state that comes of them.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("local Queued", AnalysisState.Queued)]
    [InlineData("local Filtered", AnalysisState.Filtered)]
    [InlineData("local TooShort", AnalysisState.TooShort)]
    [InlineData("local Analysed, vertex Queued", AnalysisState.Queued)]
    [InlineData("local Analysed, vertex Verifying", AnalysisState.Verifying)]
    [InlineData("local NotWatched, vertex Analysed", AnalysisState.Analysed)]
    [InlineData("local Analysed, vertex Blocked", AnalysisState.Blocked)]
    [InlineData("local Analysed, vertex OverBudget", AnalysisState.OverBudget)]
    [InlineData("local Failed, vertex Analysed", AnalysisState.Analysed)]
    [InlineData("local Analysed, vertex SwitchedOff", AnalysisState.Analysed)]
    [InlineData("local Filtered, vertex Cancelled", AnalysisState.Filtered)]
    [InlineData("local Analysed, openai Failed, vertex Blocked", AnalysisState.Blocked)]
    [InlineData("local Analysed, openai Failed, vertex Queued", AnalysisState.Queued)]
    [InlineData("local Analysed, openai Failed, vertex SwitchedOff", AnalysisState.Failed)]
    [InlineData("local Analysed, openai Analysed, vertex Failed", AnalysisState.Analysed)]
    [InlineData("local Analysed, openai Blocked, vertex Analysed", AnalysisState.Analysed)]
    [InlineData("vertex Cancelled", AnalysisState.Cancelled)]
    // Another prompt: what was answered stays until there is another answer.
    [InlineData("local Analysed, vertex Analysed, vertex Queued", AnalysisState.Analysed)]
    [InlineData("local Analysed, vertex Blocked, vertex Queued", AnalysisState.Queued)]
    [InlineData("local Analysed, vertex Blocked, vertex Analysed", AnalysisState.Analysed)]
    public void A_segment_has_one_state_out_of_all_that_looked_at_it(string rows, AnalysisState? expected)
    {
        var parsed = rows.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static (row, index) => new RowState(index + 1, Segment, row.Split(' ')[0], Enum.Parse<AnalysisState>(row.Split(' ')[1]))).ToList();
        Assert.Equal(expected, AnalysisStanding.Of(parsed)?.State);
        Assert.Equal(expected, AnalysisStanding.Of(Enumerable.Reverse(parsed))?.State);
    }

    [Fact]
    public void Only_an_answer_of_a_model_makes_every_second_count_as_watched()
    {
        Assert.True(Of((AnalyzerNames.Local, AnalysisState.NotWatched), (AnalyzerNames.Vertex, AnalysisState.Analysed)).SeenByModel);
        Assert.False(Of((AnalyzerNames.Local, AnalysisState.Analysed), (AnalyzerNames.Vertex, AnalysisState.Queued)).SeenByModel);
        Assert.False(Of((AnalyzerNames.Local, AnalysisState.Analysed)).SeenByModel);
    }

    [Fact]
    public void Any_rows_give_a_state_that_one_of_them_has_and_never_promise_more_than_somebody_saw() => Prop.ForAll(AnyRows, static rows =>
    {
        var standing = AnalysisStanding.Of(rows);
        if (standing is null)
        {
            return rows.Length == 0;
        }

        var speaking = rows.Single(row => row.Id == standing.Row);
        var answered = rows.Any(static row => AnalyzerNames.IsRemote(row.Analyzer) && row.State == AnalysisState.Analysed);
        return speaking.State == standing.State
            && (standing.State != AnalysisState.Analysed || rows.Any(static row => row.State == AnalysisState.Analysed))
            && (!answered || standing.SeenByModel)
            && (!standing.SeenByModel || AnalyzerNames.IsRemote(speaking.Analyzer));
    }).QuickCheckThrowOnFailure();

    private static AnalysisStanding Of(params (string Analyzer, AnalysisState State)[] rows) =>
        AnalysisStanding.Of(rows.Select(static (row, index) => new RowState(index + 1, Segment, row.Analyzer, row.State)))!;
}
