using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Tells open pages that something was said of a camera's picture. Handlers run on the teller's thread and must only hand over.</summary>
public sealed class SnapshotFeed
{
    public event Action<CameraId>? Changed;

    public void Tell(CameraId camera) => Changed?.Invoke(camera);
}
