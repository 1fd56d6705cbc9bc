using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Which archive segments are to be examined again, and by whom.</summary>
/// <param name="From">Segments that end after this.</param>
/// <param name="To">And begin before this.</param>
/// <param name="Analyzer">Null for the first model of the camera's chain that may be asked, or local vision when there is none.</param>
public sealed record AgainRequest(CameraId Camera, DateTimeOffset From, DateTimeOffset To, string? Analyzer);
