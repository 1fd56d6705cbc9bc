using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Live;

/// <summary>All cameras at a glance. Tiles play by themselves in the browser (wwwroot-assets/src/player/tiles.mjs).</summary>
public sealed partial class GridPage : IAsyncDisposable
{
    private readonly CancellationTokenSource left = new();
    private ElementReference root;
    private CameraWatch? watch;
    private TimeZoneInfo? zone;
    private BrowserPart? grid;
    private string? shownTiles;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private CaptureStatusBoard Board { get; init; } = null!;

    [Inject]
    private RecordingStatusBoard Recordings { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private IStringLocalizer<LiveText> Texts { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        watch?.Dispose();
        await left.CancelAsync();
        left.Dispose();
        if (grid is not null)
        {
            await grid.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var made = new CameraWatch(Cameras, Board, Recordings, Clock, () => InvokeAsync(StateHasChanged));
        await made.LoadAsync(left.Token);
        watch = made;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await ShowTilesAsync();
        if (zone is null && (zone = await Viewer.GetAsync()) is not null)
        {
            StateHasChanged();
        }
    }

    /// <summary>Hands the tiles to the browser, again only when another set of cameras is on: a name or a state is no reason to interrupt a picture.</summary>
    private async Task ShowTilesAsync()
    {
        var tiles = watch?.Sights.Where(static sight => !sight.IsOff).Select(static sight => sight.Camera).ToArray() ?? [];
        var key = string.Join(' ', tiles.Select(static camera => camera.Id.Value));
        if (watch is null || watch.Sights.Count == 0 || key == shownTiles)
        {
            return;
        }

        shownTiles = key;
        if (grid is not null)
        {
            await grid.DisposeAsync();
        }

        if (left.IsCancellationRequested)
        {
            return;
        }

        grid = new BrowserPart("./player/tiles.mjs", "watch");
        await grid.BeginAsync(
            Browser,
            root,
            tiles.Select(static camera => new { camera = camera.Id.Value, name = camera.Name, @base = $"api/v1/cameras/{camera.Id}" }),
            new { language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, signInUrl = Navigation.SignInHere(), texts = PlayerTexts.Of(Texts) });
    }
}
