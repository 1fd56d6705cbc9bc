using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Health;

/// <summary>A camera that the family wants recorded and that is not.</summary>
/// <param name="SinceAt">End of what is known to lie on the disk; without any, since when it is wanted.</param>
/// <param name="Reason">The sentence that says why and what to do.</param>
public sealed record RecordingAlarm(CameraId Camera, string Name, DateTimeOffset SinceAt, FaultKind Kind, FaultReason Reason);
