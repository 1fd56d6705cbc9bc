using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>What was told lately.</summary>
/// <param name="ToldAt">When it was told in full, UTC: what was only counted up does not begin the cool-down anew.</param>
/// <param name="IsClosed">Whether the person put it away.</param>
public sealed record RecentAlert(CameraId? Camera, string Topic, Severity Severity, DateTimeOffset ToldAt, bool IsClosed);
