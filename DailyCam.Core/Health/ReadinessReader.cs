using System.Data.Common;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Core.Jobs;

namespace DailyCam.Core.Health;

/// <summary>Asks the parts how they are. Touches no archive disk: a hung mount would hang the answer, so storage is judged by what the writers report.</summary>
public sealed class ReadinessReader
{
    private readonly CameraStore cameras;
    private readonly CaptureStatusBoard captures;
    private readonly RecordingStatusBoard recordings;
    private readonly JobEngine jobs;
    private readonly TimeProvider clock;

    internal ReadinessReader(CameraStore cameras, CaptureStatusBoard captures, RecordingStatusBoard recordings, JobEngine jobs, TimeProvider clock)
    {
        this.cameras = cameras;
        this.captures = captures;
        this.recordings = recordings;
        this.jobs = jobs;
        this.clock = clock;
    }

    public async Task<Readiness> ReadAsync(CancellationToken cancellationToken)
    {
        var jobState = jobs.Scheduler is not null ? PartState.Ok : PartState.Failed;
        try
        {
            var states = (await cameras.ListAsync(cancellationToken)).Select(State).ToArray();
            return new Readiness(PartState.Ok, jobState, Storage(states), states);
        }
        catch (DbException)
        {
            return new Readiness(PartState.Failed, jobState, PartState.Degraded, []);
        }
    }

    private CameraReadiness State(Camera camera)
    {
        var capture = captures.Find(camera.Id);
        var recording = recordings.Find(camera.Id);
        return new CameraReadiness(
            camera.Id,
            capture?.State ?? (camera.IsOn ? CaptureState.Connecting : CaptureState.Off),
            capture?.State is CaptureState.Running or CaptureState.Buffering,
            RecordingTruth.IsProven(recording, clock.GetUtcNow()),
            recording?.LastVerifiedSegmentEndAt);
    }

    private PartState Storage(IEnumerable<CameraReadiness> states) =>
        states.Any(camera => recordings.Find(camera.Id)?.Fault is FaultKind.StorageDisconnected or FaultKind.DiskFull) ? PartState.Failed : PartState.Ok;
}
