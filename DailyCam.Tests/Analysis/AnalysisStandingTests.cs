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
            from shownAll in Gen.Elements(true, false)
            select (analyzer, state, shownAll))
        from order in Gen.Shuffle(Enumerable.Range(1, 30).ToArray())
        select rows.Take(30).Select((row, index) => new RowState(order[index], Segment, row.analyzer, row.state, row.shownAll)).ToArray()).ToArbitrary();

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
        var parsed = rows.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static (row, index) => new RowState(index + 1, Segment, row.Split(' ')[0], Enum.Parse<AnalysisState>(row.Split(' ')[1]), ShownAll: true)).ToList();
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

    /// <summary>An answer to a picture every ten seconds is an answer; it does not make a minute watched that local vision missed.</summary>
    [Fact]
    public void An_answer_to_too_few_pictures_speaks_for_the_segment_and_watched_none_of_it()
    {
        var sparse = AnalysisStanding.Of([new RowState(1, Segment, AnalyzerNames.Local, AnalysisState.NotWatched, false), new RowState(2, Segment, AnalyzerNames.Vertex, AnalysisState.Analysed, false)])!;
        Assert.Equal((AnalysisState.Analysed, true, false), (sparse.State, sparse.AnsweredByModel, sparse.SeenByModel));

        // What another one was shown closely was watched, whoever speaks.
        var both = AnalysisStanding.Of([new RowState(1, Segment, AnalyzerNames.Vertex, AnalysisState.Analysed, true), new RowState(2, Segment, AnalyzerNames.OpenAi, AnalysisState.Analysed, false)])!;
        Assert.Equal((2L, true, true), (both.Row, both.AnsweredByModel, both.SeenByModel));
    }

    /// <summary>Of a segment of 600 s.</summary>
    [Theory]
    [InlineData(1.0, 600.0, true)]
    [InlineData(0.5, 600.0, true)]
    [InlineData(0.4999, 596.0, true)]
    [InlineData(0.4, 600.0, false)]
    [InlineData(0.1, 600.0, false)]
    [InlineData(1.0, 590.0, false)]
    [InlineData(null, 600.0, false)]
    [InlineData(1.0, null, false)]
    public void All_of_a_segment_is_seen_with_a_picture_each_two_seconds_to_its_end(double? fps, double? seconds, bool expected) =>
        Assert.Equal(expected, RowState.IsAll(fps, seconds, AnalysisBench.Ten, AnalysisBench.Ten.AddMinutes(10)));

    [Fact]
    public void Any_rows_give_a_state_that_one_of_them_has_and_never_promise_more_than_somebody_saw() => Prop.ForAll(AnyRows, static rows =>
    {
        var standing = AnalysisStanding.Of(rows);
        if (standing is null)
        {
            return rows.Length == 0;
        }

        var speaking = rows.Single(row => row.Id == standing.Row);
        var answered = rows.Any(static row => AnalyzerNames.IsRemote(row.Analyzer) && row.State == AnalysisState.Analysed && row.ShownAll);
        return speaking.State == standing.State
            && (standing.State != AnalysisState.Analysed || rows.Any(static row => row.State == AnalysisState.Analysed))
            && (!answered || standing.SeenByModel)
            && (!standing.SeenByModel || rows.Any(static row => AnalyzerNames.IsRemote(row.Analyzer) && row.ShownAll))
            && (!standing.SeenByModel || standing.AnsweredByModel)
            && (!standing.AnsweredByModel || AnalyzerNames.IsRemote(speaking.Analyzer));
    }).QuickCheckThrowOnFailure();

    private static AnalysisStanding Of(params (string Analyzer, AnalysisState State)[] rows) =>
        AnalysisStanding.Of(rows.Select(static (row, index) => new RowState(index + 1, Segment, row.Analyzer, row.State, ShownAll: true)))!;
}
