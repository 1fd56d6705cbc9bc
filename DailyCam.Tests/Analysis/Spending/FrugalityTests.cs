using System.ComponentModel.DataAnnotations;
using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class FrugalityTests
{
    [Theory]
    [InlineData(0, 0, Frugality.Full)]
    [InlineData(799_999, 0, Frugality.Full)]
    [InlineData(800_000, 0, Frugality.CheaperModel)]
    [InlineData(899_999, 0, Frugality.CheaperModel)]
    [InlineData(900_000, 0, Frugality.FewerFrames)]
    [InlineData(950_000, 0, Frugality.IncidentsOnly)]
    [InlineData(999_999, 0, Frugality.IncidentsOnly)]
    [InlineData(1_000_000, 0, Frugality.LocalOnly)]
    [InlineData(2_000_000, 0, Frugality.LocalOnly)]
    [InlineData(100_000, 18_000_000, Frugality.FewerFrames)]
    public void The_tighter_budget_decides_the_step(long day, long month, Frugality step)
    {
        var status = new SpendingStatus(Frugality.Full, day, 1_000_000, month, 20_000_000, "USD");
        Assert.Equal(step, FrugalityRule.Of(status.ShareUsed, new BudgetOptions()));
    }

    [Fact]
    public void What_costs_nothing_is_not_saved_unless_nothing_may_leave_at_all()
    {
        var usedUp = new SpendingStatus(Frugality.LocalOnly, 1_000_000, 1_000_000, 1_000_000, 20_000_000, "USD");
        Assert.Equal(Frugality.Full, FrugalityRule.For(usedUp, new TokenPrice(0, 0, 0)));
        Assert.Equal(Frugality.LocalOnly, FrugalityRule.For(usedUp, new TokenPrice(1, 1, 1)));
        Assert.Equal(Frugality.LocalOnly, FrugalityRule.For(usedUp, null));
        Assert.Equal(Frugality.LocalOnly, FrugalityRule.For(usedUp with { DayLimitMicros = 0 }, new TokenPrice(0, 0, 0)));
        Assert.Equal(Frugality.LocalOnly, FrugalityRule.For(usedUp with { MonthLimitMicros = 0 }, new TokenPrice(0, 0, 0)));
    }

    [Fact]
    public void The_steps_follow_one_another()
    {
        Assert.Empty(Problems(new BudgetOptions()));
        Assert.Single(Problems(new BudgetOptions { FewerFramesFrom = 0.7 }));
        Assert.Single(Problems(new BudgetOptions { PerDay = -1 }));
        Assert.Single(Problems(new BudgetOptions { Currency = "dollars" }));
    }

    private static List<ValidationResult> Problems(BudgetOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
