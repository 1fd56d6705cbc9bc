namespace DailyCam.Core.Timeline;

/// <summary>How much one minute moved.</summary>
/// <param name="At">Start of the minute.</param>
/// <param name="Motion">0 to 1, mean of the seconds looked at.</param>
/// <param name="People">Most people at once.</param>
public sealed record ActivityPoint(DateTimeOffset At, double Motion, int People);
