using DailyCam.Core.Family;
using Xunit;

namespace DailyCam.Tests.Family;

public sealed class AgeStageTests
{
    public static readonly TheoryData<int, int?> Edges = new()
    {
        { -1, null }, { 0, 1 }, { 2, 1 }, { 3, 2 }, { 5, 2 }, { 6, 3 }, { 8, 3 }, { 9, 4 }, { 11, 4 }, { 12, 5 }, { 17, 5 }, { 18, 6 }, { 23, 6 }, { 24, 7 }, { 29, 7 },
        { 30, 8 }, { 35, 8 }, { 36, 9 }, { 47, 9 }, { 48, 10 }, { 59, 10 }, { 60, 11 }, { 71, 11 }, { 72, null }, { 1000, null },
    };

    public static readonly TheoryData<string, string, int?> Ages = new()
    {
        { "2026-01-15", "2026-01-14", null },
        { "2026-01-15", "2026-01-15", 0 },
        { "2026-01-15", "2026-02-14", 0 },
        { "2026-01-15", "2026-02-15", 1 },
        { "2026-01-15", "2027-01-14", 11 },
        { "2026-01-15", "2027-01-15", 12 },

        // A month that is too short ends it on its last day.
        { "2026-01-31", "2026-02-27", 0 },
        { "2026-01-31", "2026-02-28", 1 },
        { "2026-01-31", "2026-03-30", 1 },
        { "2026-01-31", "2026-03-31", 2 },
        { "2026-01-31", "2026-04-30", 3 },

        // Born on 29 February.
        { "2024-02-29", "2025-02-27", 11 },
        { "2024-02-29", "2025-02-28", 12 },
        { "2024-02-29", "2028-02-28", 47 },
        { "2024-02-29", "2028-02-29", 48 },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Each_month_of_age_has_its_stage(int months, int? stage) => Assert.Equal(stage, AgeStage.Of(months)?.Number);

    [Fact]
    public void The_eleven_stages_follow_each_other_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, 11), AgeStage.All.Select(static stage => stage.Number));
        Assert.Equal(Enumerable.Range(0, 72), AgeStage.All.SelectMany(static stage => Enumerable.Range(stage.FirstMonth, stage.LastMonth - stage.FirstMonth + 1)));
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public void Age_is_counted_in_whole_months(string born, string on, int? months) => Assert.Equal(months, AgeStage.Months(Day(born), Day(on)));

    [Fact]
    public void Without_a_birth_date_there_is_no_age_and_no_stage()
    {
        Assert.Null(AgeStage.Months(null, Day("2026-11-27")));
        Assert.Null(AgeStage.Of(null, Day("2026-11-27")));
        Assert.Equal(5, AgeStage.Of(Day("2025-09-27"), Day("2026-11-27"))?.Number);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
