using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Live;

/// <summary>The newest picture of one camera that a model was asked about, kept up to date while the page is open; nothing at all while nobody allowed it.</summary>
public sealed partial class SnapshotLine : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private ModelSnapshot? newest;
    private NewsBeat? beat;
    private CameraId? read;

    [Parameter]
    [EditorRequired]
    public Camera Camera { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private SnapshotReader Reader { get; init; } = null!;

    [Inject]
    private SnapshotSwitch Switches { get; init; } = null!;

    [Inject]
    private SnapshotFeed Feed { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private string Words => newest switch
    {
        { State: SnapshotState.Answered, Findings: { } findings } => Text["Snapshot.Answered", At(newest.TakenAt), Shared.Word(findings.Grade), findings.Observation.Read()],
        { State: SnapshotState.NotSent } => Text["Snapshot.Stopped", At(newest.TakenAt), Shared[$"SnapshotReason.{newest.Reason}"]],
        _ => Text["Snapshot.Unanswered", At(newest!.TakenAt), Shared[$"SnapshotReason.{newest.Reason}"]],
    };

    public void Dispose()
    {
        Feed.Changed -= OnChanged;
        beat?.Dispose();
        left.Cancel();
        left.Dispose();
    }

    protected override void OnInitialized()
    {
        beat = new NewsBeat(Clock, () => InvokeAsync(LookAsync));
        Feed.Changed += OnChanged;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != Camera.Id)
        {
            await ReadAsync();
        }
    }

    private void OnChanged(CameraId camera)
    {
        if (camera == read)
        {
            beat?.Note();
        }
    }

    private async Task LookAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        read = Camera.Id;
        try
        {
            newest = (await Switches.AllowedAsync(Camera, left.Token)).Count > 0 ? await Reader.NewestAsync(Camera.Id, left.Token) : null;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // Every page says that the database is away; what was known stays.
        }
    }

    private string At(DateTimeOffset moment) => ViewerZone.Short(moment, Zone!, Clock.GetUtcNow());
}
