using DailyCam.Core.Alerts;
using Xunit;

namespace DailyCam.Tests.Alerts;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-01-20T12:59:59Z", false)] // 21:59:59 in Seoul
    [InlineData("2026-01-20T13:00:00Z", true)]
    [InlineData("2026-01-20T15:00:00Z", true)] // midnight
    [InlineData("2026-01-20T21:59:59Z", true)]
    [InlineData("2026-01-20T22:00:00Z", false)] // 07:00
    public void Hours_over_midnight_hold_from_their_first_minute_to_the_one_after_their_last(string at, bool isQuiet) =>
        Assert.Equal(isQuiet, AlertLab.Night.Holds(DateTimeOffset.Parse(at, null)));

    [Theory]
    [InlineData("2026-01-20T03:59:00Z", false)]
    [InlineData("2026-01-20T04:00:00Z", true)] // 13:00
    [InlineData("2026-01-20T05:59:00Z", true)]
    [InlineData("2026-01-20T06:00:00Z", false)]
    public void A_nap_in_the_afternoon_is_of_one_day(string at, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours(new TimeOnly(13, 0), new TimeOnly(15, 0), "Asia/Seoul").Holds(DateTimeOffset.Parse(at, null)));

    /// <summary>The night in which 02:00 becomes 03:00, and the one in which 03:00 becomes 02:00: the clock on the wall decides.</summary>
    [Theory]
    [InlineData("2026-03-29T00:59:00Z", true)] // 01:59, the hour that follows is left out
    [InlineData("2026-03-29T01:00:00Z", true)] // 03:00
    [InlineData("2026-03-29T04:59:00Z", true)] // 06:59
    [InlineData("2026-03-29T05:00:00Z", false)] // 07:00, an hour earlier by UTC than the day before
    [InlineData("2026-10-25T00:30:00Z", true)] // 02:30 the first time
    [InlineData("2026-10-25T01:30:00Z", true)] // 02:30 the second time
    [InlineData("2026-10-25T05:59:00Z", true)]
    [InlineData("2026-10-25T06:00:00Z", false)]
    public void The_nights_in_which_the_clocks_change_end_at_seven_like_any_other(string at, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0), "Europe/Berlin").Holds(DateTimeOffset.Parse(at, null)));

    [Fact]
    public void Whatever_the_hours_each_minute_of_the_wall_clock_is_either_in_them_or_in_the_hours_the_other_way_round()
    {
        var random = new Random(20);
        for (var trial = 0; trial < 2000; trial++)
        {
            var (from, to) = (new TimeOnly(random.Next(24), random.Next(60)), new TimeOnly(random.Next(24), random.Next(60)));
            if (from == to)
            {
                continue;
            }

            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(365 * 24 * 60));
            Assert.NotEqual(new QuietHours(from, to, "Europe/Berlin").Holds(at), new QuietHours(to, from, "Europe/Berlin").Holds(at));
        }
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_makes_no_quiet() =>
        Assert.False(new QuietHours(new TimeOnly(0, 0), new TimeOnly(23, 59), "Mars/Olympus").Holds(AlertLab.Evening));

    [Fact]
    public void Hours_with_one_end_or_without_any_length_are_refused()
    {
        Assert.Equal("QuietIncomplete", QuietHours.Check(new TimeOnly(22, 0), null)?.Code);
        Assert.Equal("QuietIncomplete", QuietHours.Check(null, new TimeOnly(7, 0))?.Code);
        Assert.Equal("QuietAllDay", QuietHours.Check(new TimeOnly(7, 0), new TimeOnly(7, 0))?.Code);
        Assert.Null(QuietHours.Check(new TimeOnly(22, 0), new TimeOnly(7, 0)));
    }
}
