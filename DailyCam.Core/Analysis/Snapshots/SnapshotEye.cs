using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Chooses pictures among those that local vision of one camera gets anyway: no second decoder. No pixel is copied while nobody allowed it.</summary>
internal sealed class SnapshotEye(CameraId camera, SnapshotPlan plan, SnapshotSwitch switches, SnapshotInbox inbox, TimeProvider clock) : IDetectionListener
{
    /// <summary>A count that is older says nothing of this moment; while something moves there are two looks a second.</summary>
    private static readonly TimeSpan CountLasts = TimeSpan.FromSeconds(5);

    private DateTimeOffset countedAt;
    private int people;

    public void Looked(FrameDetections detections, VideoFrame frame) =>
        (countedAt, people) = (detections.TakenAt, detections.Detections.Count(static seen => seen.IsPerson));

    public void Watched(VideoFrame frame, float motion)
    {
        if (switches.MayBeOn(camera) && plan.Wants(frame.TakenAt, motion))
        {
            var copy = new VideoFrame(frame.Camera, frame.TakenAt, frame.Width, frame.Height, frame.Pixels.ToArray());
            inbox.Leave(new SnapshotPicture(copy, clock.GetTimestamp(), (frame.TakenAt - countedAt).Duration() <= CountLasts ? people : null));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
