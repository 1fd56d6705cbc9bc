namespace DailyCam.Core.Timeline;

/// <summary>When a date begins and ends in a time zone; 23 or 25 hours long when the clocks change.</summary>
public static class DayWindow
{
    /// <summary>Zones skip at most some hours; a quarter is the finest step any zone uses.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>The first and last moment of a date.</summary>
    public static Stretch Of(DateOnly date, TimeZoneInfo zone) =>
        new(MidnightOf(date, zone), date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : MidnightOf(date.AddDays(1), zone));

    /// <summary>The date it is at a moment in a zone.</summary>
    public static DateOnly DateAt(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DateTimeOffset MidnightOf(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);

        // Some zones change their clocks at midnight: the day then begins at the first time that exists.
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        // Where midnight comes twice, the day begins with the first: the one with the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
