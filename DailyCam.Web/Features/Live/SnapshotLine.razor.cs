using System.Globalization;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Live;

/// <summary>The newest picture of one camera that a model was asked about, kept up to date while the page is open; nothing at all while nobody allowed it.</summary>
public sealed partial class SnapshotLine : IDisposable
{
    /// <summary>There is a picture each 45 seconds at most; the page looks whether there was one this often.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource left = new();
    private ModelSnapshot? newest;
    private ITimer? timer;
    private CameraId? read;
    private int changed;

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
        timer?.Dispose();
        left.Cancel();
        left.Dispose();
    }

    protected override void OnInitialized()
    {
        Feed.Changed += OnChanged;

        // Made here, so that its ticks carry the viewer's language.
        timer = Clock.CreateTimer(static state => _ = ((SnapshotLine)state!).TickAsync(), this, Beat, Beat);
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
            Interlocked.Exchange(ref changed, 1);
        }
    }

    private async Task TickAsync()
    {
        if (Interlocked.Exchange(ref changed, 0) == 1 && !left.IsCancellationRequested)
        {
            await InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
        }
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

    private string At(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone!);
        var today = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Zone!).Date;
        return local.ToString(local.Date == today ? "t" : "g", CultureInfo.CurrentCulture);
    }
}
