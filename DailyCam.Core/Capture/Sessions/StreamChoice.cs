using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// Which of a camera's streams the next attempt takes. The main one, unless it keeps failing for a reason that lies in the stream and not in the way to
/// the camera: then the smaller one, and from time to time the main one again for a single attempt. Not safe for concurrent use.
/// </summary>
internal sealed class StreamChoice(CameraSource main, TimeProvider clock)
{
    /// <summary>One such failure is often a camera that is still starting.</summary>
    public const int FailuresBeforeSmaller = 3;

    /// <summary>When the smaller one brings nothing either, the fault is the camera's, and the main stream is what the family wants.</summary>
    public const int FailuresBeforeMain = 2;

    /// <summary>A look at the main stream costs the recording one attempt: first after ten minutes, then half as often each time, at least hourly.</summary>
    public static readonly TimeSpan FirstReturn = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan LongestReturn = TimeSpan.FromHours(1);

    /// <summary>The main stream has this long to show a picture when it is tried again: probing and two key frames of a sensible camera.</summary>
    public static readonly TimeSpan TrialLimit = TimeSpan.FromSeconds(20);

    private readonly CameraSource? smaller = main.Smaller();
    private TimeSpan returnAfter = FirstReturn;
    private long leftAt;
    private int failures;
    private bool isTrial;

    public CameraSource Source => Because is null || isTrial ? main : smaller!;

    /// <summary>Why the main stream was left; null while it is used.</summary>
    public FaultReason? Because { get; private set; }

    /// <summary>How long the next attempt may last (on the smaller stream), or last without a picture (when the main one is tried again); null for no limit.</summary>
    public TimeSpan? Limit => this switch
    {
        { Because: null } => null,
        { isTrial: true } => TrialLimit,
        _ => returnAfter - clock.GetElapsedTime(leftAt) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero,
    };

    /// <summary>Takes note of the first picture of an attempt. True when this means that the main stream is back.</summary>
    public bool Succeeded()
    {
        if (!isTrial)
        {
            return false;
        }

        // Not yet trusted: one more failure of its own and the smaller one is back at once.
        (isTrial, Because, failures) = (false, null, FailuresBeforeSmaller - 1);
        return true;
    }

    /// <summary>Takes note of an attempt's end. True when the other stream is to be tried at once.</summary>
    /// <param name="limitReached">Whether <see cref="Limit"/> ended it.</param>
    /// <param name="stableAfter">Pictures for this long prove a stream sound.</param>
    public bool Ended(AttemptOutcome outcome, bool limitReached, TimeSpan stableAfter) => this switch
    {
        { smaller: null } => false,
        { isTrial: true } => Leave(Because!.Value),
        { Because: not null } => SmallerEnded(outcome, limitReached),
        _ => MainEnded(outcome, stableAfter),
    };

    /// <summary>Somebody asked for a new attempt: from the beginning.</summary>
    public void Reset() => (Because, isTrial, failures, returnAfter) = (null, false, 0, FirstReturn);

    /// <summary>Failures of what the stream is. That the camera cannot be reached or refuses the login would be the same for both.</summary>
    internal static bool IsCurable(FaultReason reason) => reason is FaultReason.NoVideo or FaultReason.UnsupportedCodec or FaultReason.NotAVideo
        or FaultReason.NoFrames or FaultReason.NoKeyFrames or FaultReason.PathNotFound or FaultReason.CameraError or FaultReason.ClockJump;

    private bool MainEnded(AttemptOutcome outcome, TimeSpan stableAfter)
    {
        if (outcome.GoodFor >= stableAfter)
        {
            (failures, returnAfter) = (0, FirstReturn);
        }

        return outcome.Cause is { } cause && IsCurable(cause.Reason) && ++failures >= FailuresBeforeSmaller && Leave(cause.Reason);
    }

    private bool Leave(FaultReason because)
    {
        returnAfter = isTrial && 2 * returnAfter is var longer ? longer < LongestReturn ? longer : LongestReturn : returnAfter;
        (Because, isTrial, failures, leftAt) = (because, false, 0, clock.GetTimestamp());
        return true;
    }

    private bool SmallerEnded(AttemptOutcome outcome, bool limitReached)
    {
        if (limitReached)
        {
            isTrial = true;
            return true;
        }

        failures = outcome.HadFrames ? 0 : failures + 1;
        if (failures >= FailuresBeforeMain)
        {
            (Because, failures) = (null, 0);
        }

        return false;
    }
}
