using DailyCam.Core.Cameras;

namespace DailyCam.Core.Faults;

/// <summary>The figures of one kind of fault at one camera.</summary>
/// <param name="Camera">Null for what concerns all cameras.</param>
public sealed record FaultGroup(FaultKind Kind, CameraId? Camera, FaultFigures Figures);
