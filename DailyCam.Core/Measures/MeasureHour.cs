namespace DailyCam.Core.Measures;

/// <summary>The minutes of one hour together.</summary>
/// <param name="From">Start of the hour, UTC.</param>
/// <param name="Minutes">How many minutes were measured.</param>
/// <param name="Whole">Their sum.</param>
public sealed record MeasureHour(DateTimeOffset From, int Minutes, MeasureMinute Whole)
{
    /// <summary>Hours with a measured minute, in time order. They count from the given start, so they are whole local hours of a local day.</summary>
    public static IReadOnlyList<MeasureHour> Of(IReadOnlyList<MeasureMinute> minutes, DateTimeOffset start) =>
    [
        .. minutes.GroupBy(minute => start + TimeSpan.FromHours(Math.Floor((minute.Minute - start).TotalHours))).Select(static hour =>
        {
            var whole = new MeasureMinute { CameraId = hour.First().CameraId, Minute = hour.Key };
            foreach (var minute in hour)
            {
                whole.Add(minute);
            }

            return new MeasureHour(hour.Key, hour.Count(), whole);
        }),
    ];
}
