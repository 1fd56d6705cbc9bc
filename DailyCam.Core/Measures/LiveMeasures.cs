namespace DailyCam.Core.Measures;

/// <summary>A camera's last minute, for whoever looks at it now: an immutable snapshot. Frame rate, bitrate, size, codec and key frames stand in the capture status.</summary>
/// <param name="At">When the newest fragment was received.</param>
/// <param name="Jitter">Mean difference of neighbouring fragments' delays; null before the second.</param>
/// <param name="MissingFrames">Null while the camera's usual rate is not known.</param>
/// <param name="LostPackets">Null when nothing told.</param>
/// <param name="Drift">Since the connection's first minute; positive when the camera's clock is slow.</param>
/// <param name="Reconnects">Since the camera was switched on or DailyCam started.</param>
public sealed record LiveMeasures(DateTimeOffset At, TimeSpan? Jitter, int? MissingFrames, int? LostPackets, TimeSpan Drift, int Reconnects);
