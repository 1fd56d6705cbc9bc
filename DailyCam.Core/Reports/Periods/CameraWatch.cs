using DailyCam.Core.Cameras;

namespace DailyCam.Core.Reports.Periods;

/// <summary>How much of a time a camera watched, in minutes.</summary>
/// <param name="Name">The family's name for it.</param>
public sealed record CameraWatch(CameraId Camera, string Name, int Passed, int Watched);
