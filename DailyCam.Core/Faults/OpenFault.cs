using DailyCam.Core.Cameras;

namespace DailyCam.Core.Faults;

/// <summary>Something that is broken right now.</summary>
/// <param name="Camera">Null when it concerns all cameras.</param>
/// <param name="Attempts">Tries that failed so far.</param>
public sealed record OpenFault(CameraId? Camera, FaultCause Cause, DateTimeOffset BeganAt, int Attempts);
