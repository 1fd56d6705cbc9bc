using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Incidents;
using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Analysis.Evaluation;

public sealed class ReplayResultTests
{
    private static readonly FrozenClaim Fall = new(19, 20, 22, IncidentCategory.Fall, Severity.Accident);
    private static readonly FrozenClaim Burn = new(90, 100, 110, IncidentCategory.Burn, Severity.Caution);

    [Fact]
    public void The_same_reading_has_not_changed()
    {
        var reading = new FrozenReading { Claims = [Fall, Burn], Observations = 3, Dropped = 1 };
        Assert.False(ReplayResult.Between(reading, reading with { Claims = [Fall, Burn] }).HasChanged);
        Assert.False(ReplayResult.Between(new FrozenReading { Defect = AnswerDefect.NotJson }, new FrozenReading { Defect = AnswerDefect.NotJson }).HasChanged);
    }

    [Fact]
    public void Claims_that_come_go_or_are_graded_otherwise_are_told_apart()
    {
        var result = ReplayResult.Between(
            new FrozenReading { Claims = [Fall, Burn] },
            new FrozenReading { Claims = [Burn with { Severity = Severity.Danger }, Burn with { EvidenceSecond = 105 }] });
        Assert.True(result.HasChanged);
        Assert.Equal([Fall], result.Lost);
        Assert.Equal([Burn with { EvidenceSecond = 105 }], result.Gained);
        Assert.Equal([(Burn, Burn with { Severity = Severity.Danger })], result.Regraded);
    }

    [Fact]
    public void The_same_moment_claimed_twice_counts_twice()
    {
        var result = ReplayResult.Between(new FrozenReading { Claims = [Fall, Fall] }, new FrozenReading { Claims = [Fall] });
        Assert.Equal([Fall], result.Lost);
        Assert.Empty(result.Gained);
    }

    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(0, 1, null)]
    [InlineData(0, 0, AnswerDefect.WrongShape)]
    public void Anything_else_that_is_otherwise_is_a_change_too(int dropped, int observations, AnswerDefect? defect) =>
        Assert.True(ReplayResult.Between(new FrozenReading(), new FrozenReading { Dropped = dropped, Observations = observations, Defect = defect }).HasChanged);

    [Fact]
    public void A_line_says_what_changed_and_the_sum_adds_it_up()
    {
        var exchange = ExchangeFileTests.Exchange("{}");
        var changed = new ReplayedExchange("a.json", exchange, ReplayResult.Between(new FrozenReading { Claims = [Fall, Burn], Dropped = 2 }, new FrozenReading { Claims = [Fall with { Severity = null }], Dropped = 3 }), null);
        var same = new ReplayedExchange("b.json", exchange, ReplayResult.Between(new FrozenReading { Seen = Seen.Yes, Second = 6.5 }, new FrozenReading { Seen = Seen.Yes, Second = 6.5 }), null);
        Assert.Equal(
            "a.json vertex gemini-3.8-flash segment-1: changed: no longer kept: Burn at 100 s (Caution); Fall at 20 s (Accident) -> no incident; dropped 2 -> 3",
            ReplayText.Line(changed));
        Assert.Equal("b.json vertex gemini-3.8-flash segment-1: as it was (second look: Yes at 6.5 s)", ReplayText.Line(same));
        Assert.Equal("c.json: cannot be read. It is empty.", ReplayText.Line(new ReplayedExchange("c.json", null, null, "It is empty.")));

        var sum = new ReplaySum();
        sum.Add(same);
        Assert.True(sum.IsAsItWas);
        sum.Add(changed);
        Assert.False(sum.IsAsItWas);
        Assert.Equal("2 exchanges: 1 as they were, 1 changed, 0 not readable. Claims: 0 more, 1 fewer, 1 graded otherwise; dropped 2 then, 3 now.", sum.Line());
    }
}
