using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Web.Features.Faults;

/// <summary>Something that is broken now.</summary>
/// <param name="IsGrave">A camera that should be recorded is not.</param>
internal sealed record Broken(CameraId? Camera, FaultKind Kind, FaultReason Reason, DateTimeOffset SinceAt, bool IsGrave);
