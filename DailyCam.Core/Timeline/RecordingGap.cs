using DailyCam.Core.Faults;

namespace DailyCam.Core.Timeline;

/// <summary>A stretch without recording, and why.</summary>
/// <param name="Fault">Set when the reason is <see cref="GapReason.Fault"/>.</param>
public sealed record RecordingGap(Stretch Stretch, GapReason Reason, FaultReason? Fault = null);
