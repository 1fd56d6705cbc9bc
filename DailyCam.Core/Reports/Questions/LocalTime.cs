namespace DailyCam.Core.Reports.Questions;

/// <summary>A time on the reader's wall as a moment.</summary>
internal static class LocalTime
{
    private const int HalfDay = 12;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>A time that is skipped when the clocks are put forward is as much later as they are, so that a stretch of it is not empty; of one that comes twice, the first.</summary>
    public static DateTimeOffset At(DateOnly date, int minute, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        if (zone.IsInvalidTime(local))
        {
            local += zone.GetUtcOffset(local.AddHours(HalfDay)) - zone.GetUtcOffset(local.AddHours(-HalfDay));
        }

        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
