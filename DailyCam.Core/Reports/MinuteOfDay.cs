namespace DailyCam.Core.Reports;

/// <summary>A moment that is only known to the minute, or said to it.</summary>
public readonly record struct MinuteOfDay(DateTimeOffset At);
