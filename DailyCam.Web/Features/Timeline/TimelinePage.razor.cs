using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Timeline;

/// <summary>The story of one camera's day. Camera, day and moment stand in the address, so a link shows the same thing to the other parent.</summary>
public sealed partial class TimelinePage : IAsyncDisposable
{
    /// <summary>The lists are read again this often while the day goes on; incidents come at once, by the feed.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(15);

    /// <summary>An ongoing incident changes with each look; the page follows a few times a second at most.</summary>
    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(300);

    private readonly PageRefresh refresh = new();
    private IReadOnlyList<Camera>? cameras;
    private Camera? chosen;
    private IReadOnlyList<Camera> beside = [];
    private TimeZoneInfo? zone;
    private DayClock? clock;
    private TimelineDay? day;
    private ReportSleep? sleep;
    private DayBar? bar;
    private string? problem;

    /// <summary>Why an answer was not stored; null when it was.</summary>
    private string? refused;
    private int refreshPending;
    private ExecutionContext? visit;

    [SupplyParameterFromQuery(Name = "camera")]
    public string? CameraId { get; set; }

    [SupplyParameterFromQuery(Name = "date")]
    public string? Date { get; set; }

    /// <summary>A moment to play from at once, ISO 8601.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    /// <summary>Other cameras that play along.</summary>
    [SupplyParameterFromQuery(Name = CamerasInStep.QueryName)]
    public string[]? BesideIds { get; set; }

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private TimelineReader Reader { get; init; } = null!;

    [Inject]
    private ReportReader Reports { get; init; } = null!;

    [Inject]
    private ReviewDesk Desk { get; init; } = null!;

    [Inject]
    private IStringLocalizer<IncidentsText> Answers { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private AuthenticationStateProvider Visitor { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    public ValueTask DisposeAsync()
    {
        Feed.Changed -= IncidentChanged;
        return refresh.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        visit = ExecutionContext.Capture();
        cameras = await Cameras.ListAsync(refresh.Left);
        Feed.Changed += IncidentChanged;
    }

    protected override Task OnParametersSetAsync() => zone is null ? Task.CompletedTask : ShowAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        await ShowAsync();
        refresh.Start(RefreshInterval, Time, () => InvokeAsync(LookAsync));
        StateHasChanged();
    }

    /// <summary>Only today can have changed. What was read before stays shown when it cannot be read again; every page says that the database is away.</summary>
    private async Task LookAsync()
    {
        try
        {
            await (clock is { IsToday: true } ? ReadAsync() : Task.CompletedTask);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // The next look tries again.
        }
    }

    private async Task ShowAsync()
    {
        if (cameras is not { Count: > 0 } || zone is null)
        {
            return;
        }

        var today = DayClock.DateAt(Time.GetUtcNow(), zone);
        var date = Date is null ? today : DayClock.Parse(Date);
        chosen = CameraId is null ? cameras[0] : cameras.FirstOrDefault(camera => camera.Id.Value == CameraId);
        beside = CamerasInStep.Of(cameras, BesideIds, chosen);
        clock = new DayClock(date ?? today, today, zone);
        problem = date is null ? "Problem.Date" : date > today ? "Problem.Future" : chosen is null ? "Problem.Camera" : null;
        (day, sleep, refused) = (null, null, null);
        if (problem is null)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        if (chosen is null || clock is null)
        {
            return;
        }

        var read = await Reader.GetDayAsync(chosen.Id, clock.Date, clock.Zone, refresh.Left);
        sleep = read is null ? null : await Reports.SleepAsync(read, refresh.Left);
        day = read;
        StateHasChanged();
    }

    private void IncidentChanged(Incident incident)
    {
        // Told on a thread of the detection, whose language is nobody's: the visitor's language travels in the context of their visit.
        if (incident.CameraId == chosen?.Id && visit is not null && Interlocked.Exchange(ref refreshPending, 1) == 0)
        {
            ExecutionContext.Run(visit, static page => _ = ((TimelinePage)page!).InvokeAsync(((TimelinePage)page).RefreshSoonAsync), this);
        }
    }

    private async Task RefreshSoonAsync()
    {
        try
        {
            await Task.Delay(Coalesce, Time, refresh.Left);
            refreshPending = 0;
            await ReadAsync();
            if (bar is not null)
            {
                await bar.RefreshAsync();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or JSDisconnectedException or ObjectDisposedException)
        {
            // The page was left.
        }
    }

    private async Task WatchAsync(Incident incident)
    {
        if (bar is not null)
        {
            await bar.PlayIncidentAsync(incident.Id);
        }
    }

    /// <summary>What somebody else has decided since this was drawn stands; the list then shows whose it is.</summary>
    private async Task ReviewAsync((IReadOnlyList<Incident> Incidents, ReviewState State) asked)
    {
        var visitor = await Visitor.GetAuthenticationStateAsync();
        try
        {
            var outcome = await Desk.JudgeAsync(asked.Incidents, new Verdict(asked.State), visitor.User.Identity?.Name ?? string.Empty, CancellationToken.None);
            refused = outcome.Kept switch
            {
                [{ Review: ReviewState.New }, ..] => Answers["Review.TakenBack"].Value,
                [_, ..] => Answers["Review.Taken"].Value,
                _ => null,
            };
            await ReadAsync();
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            refused = Answers["Review.Failed"].Value;
        }
    }

    private void ChooseDay(ChangeEventArgs change)
    {
        if (chosen is not null && DayClock.Parse(change.Value as string) is { } date)
        {
            Navigation.NavigateTo(Link(chosen, date, beside));
        }
    }

    private string DayLink(int days) => chosen is null || clock is null ? "timeline" : Link(chosen, clock.Date.AddDays(days), beside);

    private string CameraLink(Camera camera) => Link(camera, clock?.Date, CamerasInStep.Led(beside, chosen, camera));

    private void ChooseBeside(Camera camera, ChangeEventArgs change) => Navigation.NavigateTo(Link(chosen!, clock?.Date, CamerasInStep.With(beside, camera, change.Value is true)));

    private static string Link(Camera camera, DateOnly? date, IReadOnlyList<Camera> beside)
    {
        var dated = date is { } known ? $"&date={known.ToString(DayClock.AddressFormat, CultureInfo.InvariantCulture)}" : string.Empty;
        return $"timeline?camera={camera.Id}{dated}{CamerasInStep.Query(beside)}";
    }
}
