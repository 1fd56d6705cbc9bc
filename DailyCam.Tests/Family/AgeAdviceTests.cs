using System.Globalization;
using System.Resources;
using DailyCam.Core.Family;
using DailyCam.Web.Features.Family;
using Xunit;

namespace DailyCam.Tests.Family;

public sealed class AgeAdviceTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    /// <summary>Homes of every kind: each fact is answered by lot, with a seed.</summary>
    private static IEnumerable<HomeFacts> Homes()
    {
        var lot = new Random(20261128);
        yield return HomeFacts.Nothing;
        for (var home = 0; home < 300; home++)
        {
            yield return HomeFacts.All.Aggregate(HomeFacts.Nothing, (facts, fact) => facts.With(fact, (HomeAnswer)lot.Next(3)));
        }
    }

    [Fact]
    public void Every_stage_has_advice_that_begins_with_it_in_every_home()
    {
        foreach (var stage in AgeStage.All)
        {
            Assert.All(Homes(), home => Assert.Contains(AgeAdvice.PrecautionsFor(stage, home), static one => one.IsNew));
        }
    }

    [Fact]
    public void Each_precaution_is_told_at_some_age_and_once()
    {
        Assert.Equal(Enum.GetValues<Precaution>(), PrecautionRules.All.Select(static rule => rule.What).Order());
        Assert.All(PrecautionRules.All, static rule => Assert.True(rule.FirstStage >= 1 && rule.FirstStage <= rule.LastStage && rule.LastStage <= AgeStage.All.Count, rule.ToString()));
    }

    /// <summary>What nobody answered may be there: leaving it out would say that it is not.</summary>
    [Fact]
    public void Only_a_danger_that_the_family_says_it_does_not_have_is_left_out()
    {
        foreach (var (stage, home) in AgeStage.All.SelectMany(static stage => Homes().Select(home => (stage, home))))
        {
            var told = AgeAdvice.PrecautionsFor(stage, home).Select(static one => one.Rule).ToHashSet();
            var left = PrecautionRules.All.Where(rule => stage.Number >= rule.FirstStage && stage.Number <= rule.LastStage && !told.Contains(rule));
            Assert.All(left, rule => Assert.Equal(HomeAnswer.No, home[rule.Hazard!.Value]));
        }
    }

    [Fact]
    public void What_is_open_comes_first_and_what_is_taken_care_of_last()
    {
        foreach (var (stage, home) in AgeStage.All.SelectMany(static stage => Homes().Select(home => (stage, home))))
        {
            var told = AgeAdvice.PrecautionsFor(stage, home);
            Assert.Equal(told.OrderBy(static one => one.Standing).ThenByDescending(static one => one.Rule.FirstStage), told);
            Assert.All(told, one => Assert.Equal(one.Rule.Device is { } device && home[device] == HomeAnswer.Yes, one.Standing == PrecautionStanding.InPlace));
        }
    }

    [Fact]
    public void A_device_that_is_missing_is_open_only_where_its_danger_is_said_to_be_there()
    {
        var rule = PrecautionRules.All.Single(static one => one.What == Precaution.Stairs);
        var home = HomeFacts.Nothing.With(HomeFact.StairGates, HomeAnswer.No);
        Assert.Equal(PrecautionStanding.Unknown, rule.In(home));
        Assert.Equal(PrecautionStanding.Open, rule.In(home.With(HomeFact.Stairs, HomeAnswer.Yes)));
        Assert.Equal(PrecautionStanding.Unknown, rule.In(HomeFacts.Nothing.With(HomeFact.Stairs, HomeAnswer.Yes)));
        Assert.Null(rule.In(home.With(HomeFact.Stairs, HomeAnswer.No)));
        Assert.Equal([HomeFact.StairGates], AgeAdvice.StillToSay([new(rule, PrecautionStanding.Unknown, true)], HomeFacts.Nothing.With(HomeFact.Stairs, HomeAnswer.Yes)));
    }

    /// <summary>All birth dates of four years, the 29th of February among them.</summary>
    [Fact]
    public void The_next_stage_begins_on_the_day_it_says_and_not_the_day_before()
    {
        for (var back = 0; back < 365 * 4; back++)
        {
            var child = new Child { BirthDate = Today.AddDays(-back) };
            var advice = AgeAdvice.Of(child, Today)!;
            if (advice is { Next: { } next, NextFrom: { } day })
            {
                Assert.True(day > Today);
                Assert.Equal(next, AgeStage.Of(child.BirthDate, day));
                Assert.Equal(advice.Stage, AgeStage.Of(child.BirthDate, day.AddDays(-1)));
            }
        }
    }

    [Fact]
    public void Without_an_age_that_has_a_stage_there_is_no_advice_and_the_last_stage_has_none_after_it()
    {
        Assert.Null(AgeAdvice.Of(new Child(), Today));
        Assert.Null(AgeAdvice.Of(new Child { BirthDate = Today.AddDays(1) }, Today));
        Assert.Null(AgeAdvice.Of(new Child { BirthDate = Today.AddYears(-6) }, Today));
        Assert.Equal((11, null, null), AgeAdvice.Of(new Child { BirthDate = Today.AddMonths(-70) }, Today) is { } last ? (last.Stage.Number, last.Next, last.NextFrom) : default);
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Everything_that_can_be_told_or_asked_has_its_words(string language)
    {
        var texts = new ResourceManager(typeof(FamilyText));
        var keys = Enum.GetNames<Precaution>().SelectMany(static name => new[] { $"Care.{name}", $"Care.{name}.Do" })
            .Concat(Enum.GetNames<HomeFact>().Select(static name => $"Fact.{name}"))
            .Concat(Enum.GetNames<HomeAnswer>().Select(static name => $"Answer.{name}"))
            .Concat(AgeStage.All.Select(static stage => $"Stage.{stage.Number}"))
            .Concat(Enum.GetValues<PrecautionStanding>().Where(static standing => standing != PrecautionStanding.Always).Select(static standing => $"Standing.{standing}"));
        Assert.All(keys, key => Assert.False(string.IsNullOrWhiteSpace(texts.GetString(key, CultureInfo.GetCultureInfo(language))), key));
    }
}
