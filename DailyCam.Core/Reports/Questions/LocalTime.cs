namespace DailyCam.Core.Reports.Questions;

/// <summary>A time on the reader's wall as a moment.</summary>
internal static class LocalTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>A time that is skipped when the clocks change is the first that exists after it; of one that comes twice, the first.</summary>
    public static DateTimeOffset At(DateOnly date, int minute, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
