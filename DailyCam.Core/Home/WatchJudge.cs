using DailyCam.Core.Archive;
using DailyCam.Core.Capture;

namespace DailyCam.Core.Home;

/// <summary>
/// Decides what may be said of a camera. Pure. Nothing is believed without a proof that is fresh: a part on the disk within the last seconds (<see cref="RecordingTruth"/>) and a look of local vision. What
/// nobody can prove is not watched.
/// </summary>
public static class WatchJudge
{
    /// <summary>One failed attempt is a hiccup of the Wi-Fi.</summary>
    private const int Failing = 2;

    public static CameraNow Judge(CameraSigns signs, WatchLimits limits, DateTimeOffset now)
    {
        var (standing, since) = !signs.IsOn ? (CameraStanding.Off, signs.OffSince)
            : signs.Capture is CaptureState.Running or CaptureState.Buffering ? WithPictures(signs, limits, now)
            : WithoutPictures(signs);
        var looks = standing is CameraStanding.Watched or CameraStanding.LookedOnly;
        var made = new CameraNow(signs.Camera, signs.Name, standing, since, looks ? signs.LookedAt : null, null);
        return made.IsTrouble ? made with { Reason = signs.Reason } : made;
    }

    private static (CameraStanding Standing, DateTimeOffset? SinceAt) WithoutPictures(CameraSigns signs) =>
        signs.AlarmSince is not null || signs.FailedAttempts >= Failing
            ? (CameraStanding.NoPicture, signs.AlarmSince ?? signs.LastFrameAt ?? signs.CaptureSince)
            : (CameraStanding.Connecting, null);

    private static (CameraStanding Standing, DateTimeOffset? SinceAt) WithPictures(CameraSigns signs, WatchLimits limits, DateTimeOffset now)
    {
        if (signs.WantsRecording && signs.Recording is not RecordingProof.Proven)
        {
            return signs.Recording switch
            {
                RecordingProof.Broken => (CameraStanding.NotRecorded, signs.AlarmSince ?? signs.CaptureSince),

                // Pictures have stopped, though the connection stands.
                RecordingProof.NothingToRecord when signs.AlarmSince is not null => (CameraStanding.NoPicture, signs.AlarmSince),
                _ => (CameraStanding.Connecting, null),
            };
        }

        if (signs.WantsLooks && !IsFresh(signs.LookedAt, limits.LookAge, now))
        {
            var hasJustBegun = IsFresh(signs.CaptureSince, limits.StartTime, now) && !(signs.LookedAt > signs.CaptureSince);
            return hasJustBegun ? (CameraStanding.Connecting, null) : (CameraStanding.NotLooked, signs.LookedAt ?? signs.CaptureSince);
        }

        return (Proven(signs), null);
    }

    private static CameraStanding Proven(CameraSigns signs) => (signs.WantsRecording, signs.WantsLooks) switch
    {
        (true, true) => CameraStanding.Watched,
        (false, true) => CameraStanding.LookedOnly,
        (true, false) => CameraStanding.RecordedOnly,
        _ => CameraStanding.ShownOnly,
    };

    /// <summary>A moment that lies ahead, because the clock was set back, is as little fresh as one long ago.</summary>
    private static bool IsFresh(DateTimeOffset? at, TimeSpan limit, DateTimeOffset now) => at is { } known && (now - known).Duration() <= limit;
}
