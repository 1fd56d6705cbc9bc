using DailyCam.Core.Cameras;

namespace DailyCam.Core.Home;

/// <summary>One step of the first ten minutes.</summary>
/// <param name="Camera">The camera to do it with; null when the step is about none, or when there is none yet.</param>
public sealed record ChecklistItem(ChecklistStep Step, bool IsDone, CameraId? Camera = null);
