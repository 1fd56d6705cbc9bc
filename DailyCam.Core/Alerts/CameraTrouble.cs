using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Alerts;

/// <summary>A camera that is not recorded, or at which nobody looks for danger, though the family wants it.</summary>
/// <param name="Camera">Null when it is about all of them.</param>
/// <param name="Name">The camera's; null when it is about all, or not known.</param>
/// <param name="IsGrave">It is not recorded; otherwise nobody looks.</param>
public sealed record CameraTrouble(CameraId? Camera, string? Name, DateTimeOffset SinceAt, FaultReason Reason, bool IsGrave);
