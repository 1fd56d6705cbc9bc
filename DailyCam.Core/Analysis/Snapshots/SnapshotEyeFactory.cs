using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Every camera that local vision looks at may be allowed later.</summary>
internal sealed class SnapshotEyeFactory(SnapshotSwitch switches, SnapshotInbox inbox, IOptions<SnapshotOptions> options, IOptions<DetectionOptions> detection, TimeProvider clock)
    : IDetectionListenerFactory
{
    public IDetectionListener Create(Camera camera) =>
        new SnapshotEye(camera.Id, new SnapshotPlan(options.Value.Interval, detection.Value.MotionShare), switches, inbox, clock);
}
