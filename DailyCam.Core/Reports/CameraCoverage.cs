using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>One camera's minutes by state.</summary>
public sealed record CameraCoverage(CameraId Camera, string Name, int Watched, IReadOnlyDictionary<CoverageState, int> Minutes);
