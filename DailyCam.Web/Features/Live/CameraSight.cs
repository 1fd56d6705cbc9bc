using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;

namespace DailyCam.Web.Features.Live;

/// <summary>A camera as a live page shows it: what the family wants, what runs, and what is proven to lie on the disk.</summary>
public sealed record CameraSight(Camera Camera, CaptureStatus? Status, RecordingProof Recording, FaultReason? RecordingFault)
{
    public CaptureState State => !Camera.IsOn ? CaptureState.Off : Status?.State ?? CaptureState.Connecting;

    public bool IsOff => State == CaptureState.Off;

    public bool IsRunning => State == CaptureState.Running;

    /// <summary>For the style of its mark; the mark always stands beside the word.</summary>
    public string Mark => State switch
    {
        CaptureState.Running when Recording is RecordingProof.Broken => "bad",
        CaptureState.Running when Recording is RecordingProof.Starting => "wait",
        CaptureState.Running => "good",
        CaptureState.Waiting => "bad",
        CaptureState.Off => "off",
        _ => "wait",
    };
}
