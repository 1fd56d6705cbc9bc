using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Detection;

/// <summary>Which cameras show movement now, in memory. Written by detection, read by everyone; safe from any thread.</summary>
public sealed class MotionBoard(IOptions<DetectionOptions> options) : IDetectionListenerFactory
{
    private readonly ConcurrentDictionary<CameraId, MotionSigns> signs = new();
    private readonly double share = options.Value.MotionShare;

    /// <summary>Null when no picture of this camera was measured since the process began.</summary>
    public MotionSigns? Find(CameraId camera) => signs.TryGetValue(camera, out var found) ? found : null;

    /// <summary>A picture of a camera was measured.</summary>
    /// <param name="motion">Share of the picture that changed, 0 to 1.</param>
    public void Post(CameraId camera, DateTimeOffset takenAt, float motion) =>
        signs[camera] = new MotionSigns(takenAt, motion >= share ? takenAt : Find(camera)?.MovedAt);

    public IDetectionListener Create(Camera camera) => new Listener(this, camera.Id);

    private sealed class Listener(MotionBoard board, CameraId camera) : IDetectionListener
    {
        public void Looked(FrameDetections detections, VideoFrame frame)
        {
            // It was told of the picture before.
        }

        public void Watched(VideoFrame frame, float motion) => board.Post(camera, frame.TakenAt, motion);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
