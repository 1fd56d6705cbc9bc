using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Cameras;

/// <summary>One camera in the list: its newest picture, its state in words, why it is away.</summary>
public sealed partial class CameraCard
{
    private ElementReference turn;
    private bool wantsTurn;

    [Parameter, EditorRequired]
    public required Camera Camera { get; set; }

    [Parameter]
    public DateTimeOffset Now { get; set; }

    /// <summary>Changes when a new picture should be fetched.</summary>
    [Parameter]
    public long PictureNumber { get; set; }

    [Parameter]
    public EventCallback<(CameraId Camera, bool On)> OnSwitch { get; set; }

    /// <summary>Whether it was switched off on this page: a camera that is off records nothing, so a slip must be seen and taken back at once.</summary>
    [Parameter]
    public bool IsJustOff { get; set; }

    [Inject]
    public required CaptureStatusBoard Capture { get; init; }

    [Inject]
    public required RecordingStatusBoard Recording { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (wantsTurn)
        {
            wantsTurn = false;
            await turn.TakeFocusAsync(preventScroll: true);
        }
    }

    /// <summary>The button goes with what it says; the focus goes to the switch it stands for.</summary>
    private async Task UndoAsync()
    {
        await OnSwitch.InvokeAsync((Camera.Id, true));
        wantsTurn = true;
    }

    private CaptureStatus? Status => Capture.Find(Camera.Id);

    private CaptureState State => Camera.IsOn ? Status?.State ?? CaptureState.Connecting : CaptureState.Off;

    private bool HasPicture => State is CaptureState.Running or CaptureState.Buffering && Status?.LastFrameAt is not null;

    private string Tone => State switch
    {
        CaptureState.Running when IsRecordingBroken => "bad",
        CaptureState.Running => "good",
        CaptureState.Waiting => "bad",
        CaptureState.Off => "off",
        _ => "wait",
    };

    private string Icon => State switch
    {
        CaptureState.Running when IsRecordingBroken => "error",
        CaptureState.Running => "check_circle",
        CaptureState.Waiting => "error",
        CaptureState.Off => "pause_circle",
        _ => "hourglass_top",
    };

    private bool IsRecordingBroken => RecordingTruth.Of(Camera, Status, Recording.Find(Camera.Id), Now) is RecordingProof.Broken;

    private string? Reason => (Camera.IsOn, Status?.FaultReason, Recording.Find(Camera.Id)?.FaultReason) switch
    {
        (true, { } reason, _) => Shared.Word(reason),
        (true, null, { } reason) when Camera.Recording => Shared.Word(reason),
        _ => null,
    };

    /// <summary>Said only when it is worth knowing: a picture a few seconds old is simply live.</summary>
    private string? Age => Camera.IsOn && Status?.LastFrameAt is { } last && Now - last is { TotalSeconds: > 5 } age
        ? age switch
        {
            { TotalMinutes: < 1 } => Text["Card.Age.Seconds", (int)age.TotalSeconds].Value,
            { TotalHours: < 1 } => Text["Card.Age.Minutes", (int)age.TotalMinutes].Value,
            { TotalDays: < 1 } => Text["Card.Age.Hours", (int)age.TotalHours].Value,
            _ => Text["Card.Age.Days", (int)age.TotalDays].Value,
        }
        : null;

    private string Facts => string.Join(" · ", new[]
    {
        Text[$"Kind.{Camera.Source.Kind}"].Value,
        State == CaptureState.Running && Status is { Width: { } width, Height: { } height } ? string.Create(CultureInfo.InvariantCulture, $"{width}×{height}") : null,
        State == CaptureState.Running && Status?.Fps is { } fps ? Text["Fps", Math.Round(fps)].Value : null,
        Camera.IsOn ? Text[Camera.Recording ? "Card.Recording" : "Card.NotRecording"].Value : null,
    }.Where(static fact => fact is not null));
}
