namespace DailyCam.Core.Faults;

/// <summary>Whole days of a calendar, the last of them today. Pure.</summary>
/// <param name="First">The first day.</param>
/// <param name="Days">How many days, from 1.</param>
/// <param name="NowAt">Where the last day has come to.</param>
/// <param name="Zone">Whose calendar it is.</param>
public sealed record FaultPeriod(DateOnly First, int Days, DateTimeOffset NowAt, TimeZoneInfo Zone)
{
    /// <summary>Most days a statistic covers: a season.</summary>
    public const int MostDays = 90;

    public static FaultPeriod LastDays(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var count = Math.Clamp(days, 1, MostDays);
        return new FaultPeriod(DateAt(now, zone).AddDays(1 - count), count, now, zone);
    }

    /// <summary>Its first instant; where a change of the clock leaves midnight out, the first there is.</summary>
    public DateTimeOffset FromAt
    {
        get
        {
            var midnight = First.ToDateTime(TimeOnly.MinValue);
            while (Zone.IsInvalidTime(midnight))
            {
                midnight = midnight.AddMinutes(30);
            }

            return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
        }
    }

    /// <summary>Which of its days an instant falls on; what lies before the first counts to it, because it goes on there.</summary>
    public int DayOf(DateTimeOffset at) => Math.Clamp(DateAt(at, Zone).DayNumber - First.DayNumber, 0, Days - 1);

    private static DateOnly DateAt(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
