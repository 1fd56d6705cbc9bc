using System.Collections.Concurrent;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>The newest <see cref="RecordingStatus"/> of each camera. Written by the archive, read by everyone; safe from any thread.</summary>
public sealed class RecordingStatusBoard
{
    private readonly ConcurrentDictionary<CameraId, RecordingStatus> statuses = new();

    public RecordingStatus? Find(CameraId camera) => statuses.GetValueOrDefault(camera);

    public void Post(RecordingStatus status) => statuses[status.Camera] = status;

    public void Remove(CameraId camera) => statuses.TryRemove(camera, out _);
}
