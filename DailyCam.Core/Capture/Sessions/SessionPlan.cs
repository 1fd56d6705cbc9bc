using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// What a session's FFmpeg does. Decided by a probe and kept as long as it brings pictures; at the very start taken from what the camera sent last time. A
/// camera that was changed meanwhile is noticed by its first bytes and probed at once. Not safe for concurrent use.
/// </summary>
internal sealed class SessionPlan(CapturePlanner planner)
{
    /// <summary>Only the first attempt trusts what was known: when that was no help, the camera is asked.</summary>
    private bool trustsMemory = true;
    private CameraSource? source;
    private bool isWrong;

    public CapturePlan? Current { get; private set; }

    /// <summary>Null when there is a plan now, otherwise why there is none.</summary>
    public async Task<FaultCause?> DecideAsync(CameraSource stream, CancellationToken cancellationToken)
    {
        (source, isWrong) = (stream, false);
        (Current, var fault) = await planner.PlanAsync(stream, trustsMemory, cancellationToken);
        return fault;
    }

    /// <summary>The next attempt is of this stream: a plan for another one is dropped.</summary>
    public void For(CameraSource stream) => Current = stream == source ? Current : null;

    /// <summary>Looks at what an attempt brings. False when the camera sends something else than was counted on: nothing of it is to be used.</summary>
    public bool Fits(MediaFragment fragment)
    {
        if (fragment.Number == 0 && Current is { } plan)
        {
            isWrong = !MayShow(fragment.Init);
            Note(plan, fragment.Init);
        }

        return !isWrong;
    }

    /// <summary>Whether what an init segment announces is what was counted on.</summary>
    public bool MayShow(InitSegment init) => Current is not { IsRemembered: true } plan || plan.CanPlay(init);

    /// <summary>Takes note of an attempt's end. True when what was counted on may be its cause, so that the camera is to be asked at once.</summary>
    public bool Misled(AttemptOutcome outcome)
    {
        var wasRemembered = Current?.IsRemembered is true;

        // What the camera sends may have changed while it was away; what brought pictures a moment ago is worth trying first.
        Current = outcome.HadFrames && !isWrong ? Current : null;
        if (!wasRemembered || Current is not null)
        {
            return false;
        }

        trustsMemory = false;
        if (!isWrong && !(outcome.Cause is { } cause && IsOfTheStream(cause.Reason)))
        {
            return false; // The way to the camera: a plan from a probe would have met the same.
        }

        planner.Forget(source!);
        return true;
    }

    private static bool IsOfTheStream(FaultReason reason) => StreamChoice.IsCurable(reason) || reason is FaultReason.CannotDecode or FaultReason.Unknown;

    private void Note(CapturePlan plan, InitSegment init)
    {
        if (!plan.IsRemembered)
        {
            planner.Learn(source!, plan);
        }
        else if (init.AudioCodec is null != plan.SourceAudioCodec is null)
        {
            planner.Forget(source!); // It is played all the same; the next start asks.
        }
    }
}
