using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Detection;

/// <summary>
/// The newest picture of each camera that the model has really looked at, by the time it was taken. A running process is no proof that somebody watches; a look is. Written by detection, read by
/// everyone; safe from any thread.
/// </summary>
public sealed class LookBoard : IDetectionListenerFactory
{
    private readonly ConcurrentDictionary<CameraId, DateTimeOffset> looks = new();

    /// <summary>Null when nobody has looked at this camera since the process began.</summary>
    public DateTimeOffset? Find(CameraId camera) => looks.TryGetValue(camera, out var at) ? at : null;

    public void Post(CameraId camera, DateTimeOffset takenAt) => looks[camera] = takenAt;

    public IDetectionListener Create(Camera camera) => new Listener(this);

    private sealed class Listener(LookBoard board) : IDetectionListener
    {
        public void Looked(FrameDetections detections, VideoFrame frame) => board.Post(detections.Camera, detections.TakenAt);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
