using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Live;

/// <summary>The latest incidents of one camera or of all, kept up to date while the page is open.</summary>
public sealed partial class RecentIncidents : IDisposable
{
    /// <summary>What fits beside each other on a wide screen.</summary>
    private const int Shown = 6;

    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<Incident>? incidents;
    private NewsBeat? beat;
    private CameraId? read;

    /// <summary>Null for all cameras.</summary>
    [Parameter]
    public CameraId? Camera { get; set; }

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private IncidentReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

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
        if (incidents is null || read != Camera)
        {
            await ReadAsync();
        }
    }

    /// <summary>An incident changes several times within its first seconds.</summary>
    private void OnChanged(Incident incident) => beat?.Note();

    private async Task LookAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        read = Camera;
        var views = await Reader.ListAsync(new IncidentQuery { Camera = Camera, Limit = Shown }, left.Token);
        incidents = [.. views.Select(static view => view.Incident)];
    }

    private string When(Incident incident) => ViewerZone.Short(incident.StartAt, Zone!, Clock.GetUtcNow());
}
