using DailyCam.Core.Alerts;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Alerts;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Now = AlertLab.Evening;

    private readonly AlertBook book = new();

    [Fact]
    public void The_same_incident_is_told_once_however_often_it_changes()
    {
        var incident = AlertLab.Incident(Severity.Caution, Now);
        Assert.Equal(AlertWay.Show, Hear(AlertMatter.Of(incident))?.Way);
        incident.EvidencePicture = "now.jpg";
        Assert.Null(Hear(AlertMatter.Of(incident)));
        Assert.Equal(1, Assert.Single(book.Shown).Count);
    }

    [Fact]
    public void An_incident_that_becomes_a_danger_is_told_again_as_one_also_when_the_page_knew_it_before()
    {
        var (known, heard) = (AlertLab.Incident(Severity.Caution, Now), AlertLab.Incident(Severity.Caution, Now, AlertLab.Bedroom));
        book.Know(AlertMatter.Of(known));
        Hear(AlertMatter.Of(heard));
        known.Severity = heard.Severity = Severity.Danger;
        Assert.Equal(AlertWay.Sound, Hear(AlertMatter.Of(known))?.Way);
        Assert.Equal(AlertWay.Sound, Hear(AlertMatter.Of(heard))?.Way);
        Assert.Equal([1, 1], book.Shown.Select(static alert => alert.Count));
        Assert.All(book.Shown, static alert => Assert.Equal(Severity.Danger, alert.Severity));
    }

    [Fact]
    public void What_was_there_before_the_page_is_no_news()
    {
        var matter = AlertLab.Matter(Severity.Accident);
        book.Know(matter);
        Assert.Null(Hear(matter));
        Assert.Empty(book.Shown);
    }

    [Fact]
    public void The_same_again_counts_up_in_its_place_and_the_worst_of_it_leads()
    {
        var danger = AlertLab.Matter(Severity.Danger);
        Hear(danger);
        Hear(AlertLab.Matter(Severity.Caution));
        Hear(AlertLab.Matter(Severity.Caution));
        var shown = Assert.Single(book.Shown);
        Assert.Equal((3, Severity.Danger, danger.Key), (shown.Count, shown.Severity, shown.Matter.Key));
    }

    [Fact]
    public void When_the_worst_was_judged_what_is_left_is_said_and_the_next_danger_sounds()
    {
        var (danger, caution) = (AlertLab.Matter(Severity.Danger), AlertLab.Matter(Severity.Caution));
        Hear(danger);
        Hear(caution);
        Assert.True(book.Settle(danger.Key));
        var left = Assert.Single(book.Shown);
        Assert.Equal((1, Severity.Caution, caution.Key), (left.Count, left.Severity, left.Matter.Key));
        Assert.Equal(AlertWay.Sound, Hear(AlertLab.Matter(Severity.Danger))?.Way);
    }

    [Fact]
    public void A_danger_in_another_zone_of_the_same_camera_sounds_too()
    {
        var (stove, balcony) = (AlertLab.Incident(Severity.Danger, Now, zone: ZoneId.New()), AlertLab.Incident(Severity.Danger, Now, zone: ZoneId.New()));
        Assert.Equal(AlertWay.Sound, Hear(AlertMatter.Of(stove))?.Way);
        Assert.Equal(AlertWay.Sound, Hear(AlertMatter.Of(balcony))?.Way);
        Assert.Equal(2, book.Shown.Count);
    }

    [Fact]
    public void The_worst_stands_first()
    {
        Hear(AlertLab.Matter(Severity.Caution));
        Hear(AlertLab.Matter(Severity.Accident, category: IncidentCategory.Fall));
        Hear(AlertLab.Matter(Severity.Danger, camera: AlertLab.Bedroom));
        Assert.Equal([Severity.Accident, Severity.Danger, Severity.Caution], book.Shown.Select(static alert => alert.Severity));
    }

    [Fact]
    public void What_somebody_has_looked_at_is_gone_and_the_next_danger_sounds_again()
    {
        var first = AlertLab.Matter(Severity.Danger);
        Hear(first);
        Assert.True(book.Settle(first.Key));
        Assert.False(book.Settle(first.Key));
        Assert.Empty(book.Shown);
        Assert.Equal(AlertWay.Sound, Hear(AlertLab.Matter(Severity.Danger))?.Way);
    }

    [Fact]
    public void A_camera_that_comes_and_goes_sounds_once_in_its_cool_down()
    {
        var first = AlertLab.Outage(Now);
        Assert.Equal(AlertWay.Sound, Hear(first)?.Way);
        book.Settle(first.Key);
        Assert.Equal(AlertWay.Show, book.Hear(AlertLab.Outage(Now.AddMinutes(2)), AlertWish.Default, Now.AddMinutes(3))?.Way);
        Assert.Equal(AlertWay.Sound, book.Hear(AlertLab.Outage(Now.AddMinutes(6)), AlertWish.Default, Now.AddMinutes(7))?.Way);
    }

    [Fact]
    public void What_the_quiet_held_back_is_said_once_when_it_is_over()
    {
        var wish = new AlertWish { SnoozedUntil = Now.AddMinutes(5) };
        var looked = AlertLab.Matter(Severity.Caution);
        book.Hear(looked, wish, Now);
        book.Hear(AlertLab.Matter(Severity.Caution, category: IncidentCategory.Fall), wish, Now);
        book.Hear(AlertLab.Matter(Severity.Caution, camera: AlertLab.Bedroom), wish, Now);
        book.Hear(AlertLab.Matter(Severity.Advice), wish, Now);
        book.Settle(looked.Key);
        Assert.False(book.Release(wish, Now.AddMinutes(4)));
        Assert.Equal(0, book.Waited);
        Assert.True(book.Release(wish, Now.AddMinutes(5)));
        Assert.Equal(2, book.Waited);
        Assert.False(book.Release(wish, Now.AddMinutes(6)));
        book.CloseWaited();
        Assert.Equal(0, book.Waited);
    }

    [Fact]
    public void Peace_puts_cautions_away_and_leaves_dangers()
    {
        Hear(AlertLab.Matter(Severity.Caution));
        Hear(AlertLab.Matter(Severity.Danger, camera: AlertLab.Bedroom));
        book.CloseWhatWaits();
        Assert.Equal(Severity.Danger, Assert.Single(book.Shown).Severity);
    }

    /// <summary>Whatever comes in whatever order: no danger is lost, nothing is told twice as the same, and what is shown stays within what there is.</summary>
    [Fact]
    public void Over_random_evenings_every_danger_is_told_or_counted_where_it_stands()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (random, evening, now) = (new Random(seed), new AlertBook(), Now);
            for (var step = 0; step < 60; step++)
            {
                now += TimeSpan.FromSeconds(random.Next(400));
                var matter = AlertLab.AnyMatter(random, now);
                var decision = evening.Hear(matter, AlertLab.AnyWish(random, now), now);
                if (matter.AlwaysPasses && decision is not null)
                {
                    Assert.NotEqual(AlertWay.Nothing, decision.Way);
                    Assert.Contains(evening.Shown, alert => alert.Holds(matter.Key) && alert.Severity <= matter.Severity);
                }

                Assert.Null(evening.Hear(matter, AlertWish.Default, now));
                Assert.True(evening.Shown.Count <= 2 * 2 + 2);
                if (evening.Shown.Count > 0 && random.Next(4) == 0)
                {
                    evening.Close(evening.Shown[random.Next(evening.Shown.Count)].Matter);
                }
            }
        }
    }

    [Fact]
    public void A_thousand_incidents_later_the_book_is_no_larger()
    {
        for (var i = 0; i < 3 * 1000; i++)
        {
            book.Know(AlertLab.Matter(Severity.Caution));
        }

        var newest = AlertLab.Matter(Severity.Caution);
        book.Know(newest);
        Assert.True(book.HasHeardOf(newest));
    }

    private AlertDecision? Hear(AlertMatter matter) => book.Hear(matter, AlertWish.Default, Now);
}
