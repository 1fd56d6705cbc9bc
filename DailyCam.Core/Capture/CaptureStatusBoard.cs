using System.Collections.Concurrent;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture;

/// <summary>The newest <see cref="CaptureStatus"/> of each camera. Written by capture, read by everyone; safe from any thread.</summary>
public sealed class CaptureStatusBoard
{
    private readonly ConcurrentDictionary<CameraId, CaptureStatus> statuses = new();

    /// <summary>Raised on the writer's thread after each change; handlers must be short and must not throw.</summary>
    public event Action<CaptureStatus>? Changed;

    public CaptureStatus? Find(CameraId camera) => statuses.GetValueOrDefault(camera);

    public IReadOnlyCollection<CaptureStatus> All => statuses.Values.ToArray();

    public void Post(CaptureStatus status)
    {
        statuses[status.Camera] = status;
        Changed?.Invoke(status);
    }

    public void Remove(CameraId camera) => statuses.TryRemove(camera, out _);
}
