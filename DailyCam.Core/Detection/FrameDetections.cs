using DailyCam.Core.Cameras;

namespace DailyCam.Core.Detection;

/// <summary>What local vision saw in one frame.</summary>
/// <param name="Looked">False when only motion was measured and the model did not run on this frame; then <paramref name="Detections"/> is empty and means nothing.</param>
/// <param name="Motion">Share of the picture that changed, 0 to 1.</param>
public sealed record FrameDetections(CameraId Camera, DateTimeOffset TakenAt, float Motion, bool Looked, IReadOnlyList<DetectedObject> Detections);
