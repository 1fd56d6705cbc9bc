using System.Globalization;
using DailyCam.Core.Timeline;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class DayWindowTests
{
    [Theory]
    [InlineData("Asia/Seoul", "2026-11-20", "2026-11-19T15:00:00Z", 24)]
    [InlineData("UTC", "2026-11-20", "2026-11-20T00:00:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25)]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24.5)]
    [InlineData("Asia/Kolkata", "2026-11-20", "2026-11-19T18:30:00Z", 24)]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", 23)]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", 25)]
    public void A_date_begins_and_ends_where_its_zone_says(string zone, string date, string from, double hours)
    {
        var day = DayWindow.Of(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), day.FromAt);
        Assert.Equal(TimeSpan.FromHours(hours), day.Length);
    }

    [Fact]
    public void Days_follow_each_other_without_a_hole_in_every_zone()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var date = new DateOnly(2026, 1, 1);
            for (var i = 0; i < 365; i++, date = date.AddDays(1))
            {
                Assert.True(DayWindow.Of(date, zone).ToAt == DayWindow.Of(date.AddDays(1), zone).FromAt, $"{zone.Id} {date}");
                Assert.True(DayWindow.DateAt(DayWindow.Of(date, zone).FromAt, zone) == date, $"{zone.Id} {date}");
            }
        }
    }
}
