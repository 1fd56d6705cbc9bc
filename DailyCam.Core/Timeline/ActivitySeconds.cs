namespace DailyCam.Core.Timeline;

/// <summary>One minute of the activity track, second by second.</summary>
/// <param name="At">Start of the minute, UTC.</param>
/// <param name="Motion">How much each of the 60 seconds moved, 0 to 1 in hundredths; null for a second without a picture, which is not the same as still. Empty when there was none in the whole minute.</param>
/// <param name="Loudness">How loud each of the 60 seconds was in dB below full scale, -100 to 0; null where it was not measured, which is not the same as silent. Empty when none was.</param>
public sealed record ActivitySeconds(DateTimeOffset At, IReadOnlyList<double?> Motion, IReadOnlyList<double?> Loudness);
