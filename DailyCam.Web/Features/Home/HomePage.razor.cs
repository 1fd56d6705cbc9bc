using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Core.Home;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Live;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Home;

/// <summary>
/// One glance: is my child being watched now, what happened today, what waits for me. What is said of this moment comes from memory and is renewed every other second; the parts that ask the database
/// read it by themselves and less often.
/// </summary>
public sealed partial class HomePage : IAsyncDisposable
{
    /// <summary>The sign of life. The browser gives the page up when it misses five of them (wwwroot-assets/src/shell/heartbeat.mjs).</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly PageRefresh refresh = new();
    private CameraWatch? watch;
    private IReadOnlyList<CameraSight> sights = [];
    private bool isLoaded;
    private HashSet<CameraId> askedOff = [];
    private IReadOnlyDictionary<CameraId, DateTimeOffset> offSince = new Dictionary<CameraId, DateTimeOffset>();
    private WatchSummary? summary;
    private IReadOnlyList<Attention> matters = [];
    private TimeZoneInfo? zone;
    private DateTimeOffset now;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private CaptureStatusBoard Board { get; init; } = null!;

    [Inject]
    private RecordingStatusBoard Recordings { get; init; } = null!;

    [Inject]
    private HomeSigns Signs { get; init; } = null!;

    [Inject]
    private DatabaseBoard Database { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private string State => !isLoaded ? "loading" : sights.Count == 0 ? "empty" : "ready";

    private HomeWords Words => new(Text, Shared, zone, now);

    /// <summary>With one camera its name says nothing.</summary>
    private Dictionary<CameraId, string> Names => sights.Count > 1 ? sights.ToDictionary(static sight => sight.Camera.Id, static sight => sight.Camera.Name) : [];

    public async ValueTask DisposeAsync()
    {
        watch?.Dispose();
        await refresh.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        watch = new CameraWatch(Cameras, Board, Recordings, Clock, () => InvokeAsync(LookAsync));
        Show();
        await LoadAsync();
        Show();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return;
        }

        refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
        Show();
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        Show();
        StateHasChanged();
    }

    /// <summary>What only the database knows. When it does not answer, what was known stays and the next look asks again.</summary>
    private async Task LoadAsync()
    {
        try
        {
            if (!isLoaded)
            {
                await watch!.LoadAsync(refresh.Left);
                isLoaded = true;
            }

            var off = watch!.Sights.Where(static sight => sight.IsOff).Select(static sight => sight.Camera.Id).ToHashSet();
            if (!off.SetEquals(askedOff))
            {
                offSince = await Cameras.OffSinceAsync(refresh.Left);
                askedOff = off;
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // AttentionCards says so.
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>This moment, from memory.</summary>
    private void Show()
    {
        now = Clock.GetUtcNow();
        sights = watch!.Now();
        summary = isLoaded ? Signs.Watch(sights, offSince) : null;
        matters = Signs.Now();
    }
}
