namespace DailyCam.Core.Reports.Questions;

/// <summary>A stretch of a day on the wall clock, in minutes from midnight.</summary>
/// <param name="FromMinute">0 to 1439.</param>
/// <param name="ToMinute">1 to 1440, after <paramref name="FromMinute"/>.</param>
public readonly record struct ClockRange(int FromMinute, int ToMinute)
{
    public const int Day = 24 * 60;

    public static ClockRange WholeDay { get; } = new(0, Day);

    /// <summary>Some minutes around a moment, within the day.</summary>
    public static ClockRange Around(int minute, int before, int after) => new(Math.Max(0, Math.Min(minute, Day - 1) - before), Math.Min(Day, minute + after));
}
