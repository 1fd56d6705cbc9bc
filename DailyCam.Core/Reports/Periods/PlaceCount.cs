using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Incidents of one place.</summary>
/// <param name="CameraName">The family's name for the camera that saw them.</param>
/// <param name="Place">The zone or, without one, where the camera looks; null when neither has a name.</param>
/// <param name="Count">At least 1.</param>
/// <param name="Gravest">The gravest of them.</param>
public sealed record PlaceCount(CameraId Camera, string CameraName, string? Place, int Count, Severity Gravest);
