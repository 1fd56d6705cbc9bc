using DailyCam.Web.Features.Clips;
using Xunit;

namespace DailyCam.Tests.Clips;

/// <summary>What the browser's field for date and time says, and which instant that is.</summary>
public sealed class ClipTimesTests
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-20T15:04:05", "2026-11-20T06:04:05Z")]
    [InlineData("2026-11-20T15:04", "2026-11-20T06:04:00Z")]
    [InlineData("2026-11-20T15:04:05.250", "2026-11-20T06:04:05.250Z")]
    [InlineData("2026-11-20", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("9999-12-31T23:59:59", null)]
    public void A_field_is_an_instant_in_the_viewer_s_zone_or_none(string? field, string? instant) => Assert.Equal(ClipTimes.Address(instant), ClipTimes.Read(field, Seoul));

    [Theory]
    [InlineData("2026-03-29T02:30:00", null)]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    public void A_time_that_the_clocks_leap_over_is_none_and_of_two_it_is_the_first(string field, string? instant) => Assert.Equal(ClipTimes.Address(instant), ClipTimes.Read(field, Berlin));

    [Fact]
    public void What_is_put_into_a_field_is_read_again()
    {
        var at = new DateTimeOffset(2026, 11, 20, 6, 4, 5, TimeSpan.Zero);
        Assert.Equal("2026-11-20T15:04:05", ClipTimes.Field(at, Seoul));
        Assert.Equal(at, ClipTimes.Read(ClipTimes.Field(at, Seoul), Seoul));
    }

    [Fact]
    public void Whole_seconds_hold_what_was_asked_for()
    {
        var at = new DateTimeOffset(2026, 11, 20, 6, 4, 5, 1, TimeSpan.Zero);
        Assert.Equal((at.AddMilliseconds(-1), at.AddMilliseconds(999)), (ClipTimes.Floor(at), ClipTimes.Ceiling(at)));
        Assert.Equal(ClipTimes.Floor(at), ClipTimes.Ceiling(ClipTimes.Floor(at)));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void What_is_no_time_in_an_address_is_none(string text) => Assert.Null(ClipTimes.Address(text));
}
