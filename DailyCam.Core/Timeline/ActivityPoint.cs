namespace DailyCam.Core.Timeline;

/// <summary>How much one minute moved, and how loud it was.</summary>
/// <param name="At">Start of the minute.</param>
/// <param name="Motion">0 to 1, mean of the seconds looked at.</param>
/// <param name="People">Most people at once.</param>
/// <param name="Loudness">Mean power of the seconds that were measured, in dB below full scale, -100 to 0; null when none was, which is not the same as silent.</param>
public sealed record ActivityPoint(DateTimeOffset At, double Motion, int People, double? Loudness = null);
