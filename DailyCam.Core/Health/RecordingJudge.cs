using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Health;

/// <summary>
/// Decides, look by look, whether the family must be told that one camera is not recorded. Knows nothing but what lies on the disk (<see cref="RecordingTruth"/>), so a part that
/// fails without a word is found like one that complains. Not safe for concurrent use.
/// </summary>
internal sealed class RecordingJudge
{
    /// <summary>
    /// A camera that reconnects at its first try is back within this: 5 s of wait and the time to the first part on the disk. Told earlier, each hiccup of the Wi-Fi would alarm somebody.
    /// What is broken on our side is told at once.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private DateTimeOffset? goodAt;
    private DateTimeOffset sinceAt;

    public RecordingAlarm? Alarm { get; private set; }

    /// <summary>Whether the last look found proof on the disk.</summary>
    public bool IsProven { get; private set; }

    /// <summary>True when the alarm came, went or is about something else now.</summary>
    public bool Look(Camera camera, CaptureStatus? capture, RecordingStatus? recording, DateTimeOffset now)
    {
        var before = Alarm;
        var proof = RecordingTruth.Of(camera, capture, recording, now);
        IsProven = proof is RecordingProof.Proven;
        if (proof is RecordingProof.Proven or RecordingProof.NotWanted || capture?.FaultReason == FaultReason.EndOfFile)
        {
            (goodAt, Alarm) = (now, null);
        }
        else
        {
            goodAt ??= now;

            // A clock that was set back must not silence an alarm.
            goodAt = goodAt > now ? now : goodAt;
            if (Alarm is not null || proof is RecordingProof.Broken || now - goodAt >= Patience)
            {
                sinceAt = Alarm is null ? Since(recording, goodAt.Value) : sinceAt;
                var (kind, reason) = Why(proof, capture, recording, before);
                Alarm = new RecordingAlarm(camera.Id, camera.Name, sinceAt, kind, reason);
            }
        }

        return before is null != Alarm is null || (before is not null && (before.Kind, before.Reason) != (Alarm!.Kind, Alarm.Reason));
    }

    private static DateTimeOffset Since(RecordingStatus? recording, DateTimeOffset goodAt) =>
        recording?.OnDiskUntil is { } until && until < goodAt ? until : goodAt;

    private static (FaultKind Kind, FaultReason Reason) Why(RecordingProof proof, CaptureStatus? capture, RecordingStatus? recording, RecordingAlarm? before) => proof switch
    {
        RecordingProof.Broken when recording?.Fault is { } kind => (kind, recording.FaultReason ?? FaultReason.Unknown),
        RecordingProof.Broken => (FaultKind.RecordingBranch, FaultReason.NothingWritten),
        _ when capture?.Fault is { } kind => (kind, capture.FaultReason ?? FaultReason.Unknown),

        // Between two attempts the last reason still holds.
        _ when before is not null => (before.Kind, before.Reason),
        _ => (FaultKind.RtspNetwork, FaultReason.NoFrames),
    };
}
