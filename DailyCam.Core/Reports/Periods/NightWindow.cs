using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Periods;

/// <summary>When a night begins and ends for a report: noon to noon, so that midnight cuts none.</summary>
internal static class NightWindow
{
    public static Stretch Of(DateOnly date, TimeZoneInfo zone) => new(NoonOf(date, zone), NoonOf(date.AddDays(1), zone));

    private static DateTimeOffset NoonOf(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
