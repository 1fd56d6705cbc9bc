using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Live;

/// <summary>One camera, live.</summary>
public sealed partial class CameraPage : IAsyncDisposable
{
    private readonly CancellationTokenSource left = new();
    private CameraWatch? watch;
    private CameraSight? sight;
    private (Camera Previous, Camera Next)? neighbours;
    private TimeZoneInfo? zone;
    private bool isLoaded;

    [Parameter]
    public string Id { get; set; } = string.Empty;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private CaptureStatusBoard Board { get; init; } = null!;

    [Inject]
    private RecordingStatusBoard Recordings { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    [Inject]
    private CameraOrder Order { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        watch?.Dispose();
        await left.CancelAsync();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        watch = new CameraWatch(Cameras, Board, Recordings, Clock, () => InvokeAsync(Redraw));
        await watch.LoadAsync(left.Token);
    }

    protected override void OnParametersSet() => Find();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (zone is null && (zone = await Viewer.GetAsync()) is not null)
        {
            StateHasChanged();
        }
    }

    private void Redraw()
    {
        Find();
        StateHasChanged();
    }

    private void Find()
    {
        var all = Order.Sort(watch?.Sights ?? []);
        sight = all.FirstOrDefault(one => one.Camera.Id.Value == Id);
        isLoaded = true;
        neighbours = null;
        if (sight is not null && all.Count > 1)
        {
            var index = all.ToList().IndexOf(sight);
            neighbours = (all[(index + all.Count - 1) % all.Count].Camera, all[(index + 1) % all.Count].Camera);
        }
    }
}
