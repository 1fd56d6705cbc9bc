using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Detection;

/// <summary>
/// What the model saw on each camera's newest picture, in memory: for a page that draws it over the live picture. A camera is here for as long as its capture session runs with detection on, so nothing outlives
/// the moment in which the family switches it off. Written by detection, read by everyone; safe from any thread.
/// </summary>
public sealed class DetectionBoard(IOptions<DetectionOptions> options, TimeProvider clock) : IDetectionListenerFactory
{
    /// <summary>Added to what the settings allow: decoding a picture and the queue before the model take some tenths of a second, on a small computer that is busy more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<CameraId, Listener> watching = new();
    private readonly TimeSpan patience = options.Value.IdleInterval + options.Value.AnswerTimeout + Grace;

    public DetectionsNow Find(CameraId camera) =>
        watching.TryGetValue(camera, out var listener) ? DetectionsNow.Of(listener.Newest, listener.BegunAt, patience, clock.GetUtcNow()) : DetectionsNow.Nothing;

    public IDetectionListener Create(Camera camera)
    {
        var listener = new Listener(this, camera.Id, clock.GetUtcNow());
        watching[camera.Id] = listener;
        return listener;
    }

    private sealed class Listener(DetectionBoard board, CameraId camera, DateTimeOffset begunAt) : IDetectionListener
    {
        private volatile FrameDetections? newest;

        public DateTimeOffset BegunAt => begunAt;

        public FrameDetections? Newest => newest;

        public void Looked(FrameDetections detections, VideoFrame frame) => newest = detections;

        /// <summary>The next session's listener may be there already; that one stays.</summary>
        public ValueTask DisposeAsync()
        {
            board.watching.TryRemove(KeyValuePair.Create(camera, this));
            return ValueTask.CompletedTask;
        }
    }
}
