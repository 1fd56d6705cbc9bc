using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;

namespace DailyCam.Core.Archive;

/// <summary>
/// Whether a camera is recording, by what lies on its disk and by nothing else: a running process and a wish are no proof. Pure; every page, the API
/// and the readiness answer ask here, so that none of them can say that all is well while another knows better.
/// </summary>
public static class RecordingTruth
{
    /// <summary>Parts are flushed twice a second and fsynced each two; ten seconds without one is no hiccup.</summary>
    public static readonly TimeSpan ProofAge = TimeSpan.FromSeconds(10);

    /// <summary>Capture to first part on disk takes a key frame and an fsync; some cameras send a key frame each ten seconds.</summary>
    private static readonly TimeSpan StartingAge = TimeSpan.FromSeconds(20);

    public static RecordingProof Of(Camera camera, CaptureStatus? capture, RecordingStatus? recording, DateTimeOffset now)
    {
        if (!camera.IsOn || !camera.Recording)
        {
            return RecordingProof.NotWanted;
        }

        if (recording?.Fault is not null)
        {
            return RecordingProof.Broken;
        }

        if (IsProven(recording, now))
        {
            return RecordingProof.Proven;
        }

        return capture?.State switch
        {
            CaptureState.Running when now - capture.Since < StartingAge => RecordingProof.Starting,
            CaptureState.Running => RecordingProof.Broken,
            _ => RecordingProof.NothingToRecord,
        };
    }

    /// <summary>Whether a part reached the disk lately and nothing is known to be wrong.</summary>
    public static bool IsProven(RecordingStatus? recording, DateTimeOffset now) =>
        recording is { Fault: null, LastPartOnDiskAt: { } last } && now - last <= ProofAge;
}
