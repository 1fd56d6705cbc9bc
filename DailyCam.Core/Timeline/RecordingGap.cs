using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;

namespace DailyCam.Core.Timeline;

/// <summary>A stretch without recording, and why.</summary>
/// <param name="Fault">Set when the reason is <see cref="GapReason.Fault"/>.</param>
/// <param name="Deleted">Set when the reason is <see cref="GapReason.Deleted"/>.</param>
/// <param name="Limit">The number that goes with <paramref name="Deleted"/>: <see cref="Deletion.Limit"/>.</param>
public sealed record RecordingGap(Stretch Stretch, GapReason Reason, FaultReason? Fault = null, RetentionReason? Deleted = null, double? Limit = null);
