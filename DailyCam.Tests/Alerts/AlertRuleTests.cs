using DailyCam.Core.Alerts;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Alerts;

public sealed class AlertRuleTests
{
    private static readonly DateTimeOffset Now = AlertLab.Evening;

    [Theory]
    [InlineData(Severity.Accident, AlertWay.Sound)]
    [InlineData(Severity.Danger, AlertWay.Sound)]
    [InlineData(Severity.Caution, AlertWay.Show)]
    [InlineData(Severity.Advice, AlertWay.Nothing)]
    public void Whoever_chose_nothing_hears_dangers_sees_cautions_and_is_spared_advice(Severity severity, AlertWay way) =>
        Assert.Equal(way, Decide(AlertWish.Default, AlertLab.Matter(severity)).Way);

    [Fact]
    public void Each_wish_holds_back_a_caution_and_says_which_one_did()
    {
        var caution = AlertLab.Matter(Severity.Caution);
        var night = Now.AddHours(2);
        Assert.Equal(HeldBack.BelowSeverity, Decide(new AlertWish { LeastSeverity = Severity.Danger }, caution).Reason);
        Assert.Equal(HeldBack.CameraMuted, Decide(new AlertWish { Muted = [AlertLab.Kitchen] }, caution).Reason);
        Assert.Equal(HeldBack.Snoozed, Decide(new AlertWish { SnoozedUntil = Now.AddMinutes(5) }, caution).Reason);
        Assert.Equal(HeldBack.QuietHours, AlertRule.Decide(new AlertWish { Quiet = AlertLab.Night }, night, [], caution).Reason);
        Assert.Null(Decide(new AlertWish { Muted = [AlertLab.Bedroom], SnoozedUntil = Now, Quiet = AlertLab.Night }, caution).Reason);
    }

    [Fact]
    public void What_waits_for_the_end_of_the_quiet_is_what_the_quiet_held_back_and_nothing_else()
    {
        var caution = AlertLab.Matter(Severity.Caution);
        Assert.True(Decide(new AlertWish { SnoozedUntil = Now.AddMinutes(5) }, caution).Waits);
        Assert.False(Decide(new AlertWish { Muted = [AlertLab.Kitchen], SnoozedUntil = Now.AddMinutes(5) }, caution).Waits);
        Assert.False(Decide(new AlertWish { LeastSeverity = Severity.Danger, SnoozedUntil = Now.AddMinutes(5) }, caution).Waits);
    }

    [Fact]
    public void A_snooze_that_a_wrong_clock_made_years_long_is_none() =>
        Assert.Equal(AlertWay.Show, Decide(new AlertWish { SnoozedUntil = Now.AddYears(3) }, AlertLab.Matter(Severity.Caution)).Way);

    /// <summary>The one rule that no wish, no hour and no order of things may break.</summary>
    [Fact]
    public void Dangers_accidents_and_outages_sound_whatever_anybody_wished()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 5000; trial++)
        {
            var now = Now.AddMinutes(random.Next(400 * 24 * 60));
            var matter = AlertLab.AnyMatter(random, now);
            var decision = AlertRule.Decide(AlertLab.AnyWish(random, now), now, [], matter);
            if (matter.AlwaysPasses)
            {
                Assert.Equal(new AlertDecision(AlertWay.Sound), decision);
            }
            else
            {
                Assert.NotEqual(AlertWay.Sound, decision.Way);
            }
        }
    }

    /// <summary>With anything told before: an urgent matter is always shown, and quiet only while the same stands on the page, told as at least as bad.</summary>
    [Fact]
    public void A_cool_down_never_swallows_what_is_worse_elsewhere_or_no_longer_on_the_page()
    {
        var random = new Random(2);
        for (var trial = 0; trial < 5000; trial++)
        {
            var matter = AlertLab.AnyMatter(random, Now);
            var recent = Enumerable.Range(0, random.Next(4)).Select(_ => Told(AlertLab.AnyMatter(random, Now), Now.AddMinutes(-random.Next(12)), random.Next(2) == 0)).ToList();
            var decision = AlertRule.Decide(AlertLab.AnyWish(random, Now), Now, recent, matter);
            if (!matter.AlwaysPasses)
            {
                continue;
            }

            var stands = recent.Exists(one => one.Camera == matter.Camera && one.Topic == matter.Topic && one.Severity <= matter.Severity && !one.IsClosed && Now - one.ToldAt < AlertLimits.CoolDown);
            Assert.Equal(stands ? AlertWay.Show : AlertWay.Sound, decision.Way);
        }
    }

    [Fact]
    public void The_same_within_minutes_is_counted_and_after_them_told_again()
    {
        var (first, second) = (AlertLab.Matter(Severity.Danger), AlertLab.Matter(Severity.Danger));
        var told = Told(first, Now, isClosed: false);
        Assert.Equal(new AlertDecision(AlertWay.Show, HeldBack.CoolDown), AlertRule.Decide(AlertWish.Default, Now + AlertLimits.CoolDown - TimeSpan.FromSeconds(1), [told], second));
        Assert.Equal(new AlertDecision(AlertWay.Sound), AlertRule.Decide(AlertWish.Default, Now + AlertLimits.CoolDown, [told], second));
        Assert.Equal(new AlertDecision(AlertWay.Sound), Decide(AlertWish.Default, AlertLab.Matter(Severity.Accident), told));
        Assert.Equal(new AlertDecision(AlertWay.Sound), Decide(AlertWish.Default, AlertLab.Matter(Severity.Danger, camera: AlertLab.Bedroom), told));
    }

    [Fact]
    public void A_caution_that_was_put_away_is_not_back_at_once_but_a_danger_is()
    {
        Assert.Equal(new AlertDecision(AlertWay.Nothing, HeldBack.CoolDown), Decide(AlertWish.Default, AlertLab.Matter(Severity.Caution), Told(AlertLab.Matter(Severity.Caution), Now, isClosed: true)));
        Assert.Equal(new AlertDecision(AlertWay.Sound), Decide(AlertWish.Default, AlertLab.Matter(Severity.Danger), Told(AlertLab.Matter(Severity.Danger), Now, isClosed: true)));
    }

    [Fact]
    public void A_clock_that_was_set_back_an_hour_makes_no_cool_down_of_an_hour() =>
        Assert.Equal(AlertWay.Sound, Decide(AlertWish.Default, AlertLab.Matter(Severity.Danger), Told(AlertLab.Matter(Severity.Danger), Now.AddHours(1), isClosed: false)).Way);

    private static AlertDecision Decide(AlertWish wish, AlertMatter matter, params RecentAlert[] recent) => AlertRule.Decide(wish, Now, recent, matter);

    private static RecentAlert Told(AlertMatter matter, DateTimeOffset at, bool isClosed) => new(matter.Camera, matter.Topic, matter.Severity, at, isClosed);
}
