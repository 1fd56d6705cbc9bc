using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Live;

/// <summary>
/// All cameras at a glance, or those of one place of the home if the address says so, in the order of this device. Tiles play by themselves in the browser (wwwroot-assets/src/player/tiles.mjs).
/// </summary>
public sealed partial class GridPage : IAsyncDisposable
{
    private readonly CancellationTokenSource left = new();
    private ElementReference root;
    private CameraWatch? watch;
    private TimeZoneInfo? zone;
    private BrowserPart? grid;
    private string? shownTiles;
    private bool isArranging;
    private CameraId? dragged;
    private string? news;

    /// <summary>A place of the home (<see cref="Camera.Location"/>); one that no camera is at shows all.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    public string? Place { get; set; }

    [Inject]
    private CameraOrder Order { get; init; } = null!;

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

    private IReadOnlyList<CameraSight> Sorted => Order.Sort(watch?.Sights ?? []);

    private IReadOnlyList<CameraSight> Shown => Chosen is { } place ? [.. Sorted.Where(sight => IsAt(sight, place))] : Sorted;

    private List<string> Places =>
        [.. Sorted.Select(static sight => sight.Camera.Location?.Trim()).OfType<string>().Where(static place => place.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private string? Chosen => Places.Count > 1 ? Places.Find(IsNamed) : null;

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

    /// <summary>Hands the tiles to the browser, again only when another set of cameras is on: a name, a state or another order is no reason to interrupt a picture.</summary>
    private async Task ShowTilesAsync()
    {
        var tiles = Shown.Where(static sight => !sight.IsOff).Select(static sight => sight.Camera).ToArray();
        var key = string.Join(' ', tiles.Select(static camera => camera.Id.Value).Order(StringComparer.Ordinal));
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

    private static bool IsAt(CameraSight sight, string place) => string.Equals(sight.Camera.Location?.Trim(), place, StringComparison.OrdinalIgnoreCase);

    private bool IsNamed(string place) => string.Equals(place, Place, StringComparison.OrdinalIgnoreCase);

    private bool IsChosen(string? place) => Chosen == place;

    private CameraSight? Beside(CameraSight sight, int by)
    {
        var shown = Shown.ToList();
        return shown.ElementAtOrDefault(shown.FindIndex(one => one.Camera.Id == sight.Camera.Id) + by);
    }

    private Task StepAsync(CameraSight sight, int by) =>
        Beside(sight, by) is { } other ? MoveAsync(sight.Camera, other.Camera.Id, $"[data-camera=\"{sight.Camera.Id}\"] [data-move={(by < 0 ? "earlier" : "later")}]") : Task.CompletedTask;

    private async Task DropAsync(Camera target)
    {
        if (isArranging && dragged is { } moved && moved != target.Id && Sorted.FirstOrDefault(sight => sight.Camera.Id == moved) is { } sight)
        {
            await MoveAsync(sight.Camera, target.Id, focused: null);
        }

        dragged = null;
    }

    private async Task MoveAsync(Camera camera, CameraId to, string? focused)
    {
        Order.Move(Sorted.Select(static sight => sight.Camera.Id), camera.Id, to);
        var shown = Shown;
        news = Texts["Order.News", camera.Name, shown.ToList().FindIndex(sight => sight.Camera.Id == camera.Id) + 1, shown.Count];
        StateHasChanged();
        try
        {
            await using var module = await Browser.InvokeAsync<IJSObjectReference>("import", "./shell/order.mjs");
            await module.InvokeVoidAsync("keep", Order.Text, focused);
        }
        catch (JSDisconnectedException)
        {
            // The page was left: the order is not kept, and nobody sees it.
        }
    }
}
