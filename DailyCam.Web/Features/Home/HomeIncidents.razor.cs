using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Home;

/// <summary>Incidents that nobody has looked at yet, and who looked at the others.</summary>
public sealed partial class HomeIncidents : IAsyncDisposable
{
    /// <summary>What fits one glance.</summary>
    private const int Shown = 3;

    /// <summary>What the style leaves of it on a small phone (wwwroot-assets/src/home/review.css).</summary>
    private const int ShownOnSmallPhone = 2;

    private const int MostSeen = 6;

    /// <summary>More need no exact number.</summary>
    private const int MostRead = 100;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Older incidents are seldom reviewed today.</summary>
    private static readonly TimeSpan SeenReach = TimeSpan.FromDays(7);

    /// <summary>What the inbox shows unless asked otherwise is what waits here.</summary>
    private static readonly InboxFilter Waiting = new();

    private readonly PageRefresh refresh = new();
    private ElementReference head;
    private bool knowsToday;
    private bool isStale;
    private ReviewQueue? queue;
    private IncidentCursor? readTo;
    private List<IncidentId> drawn = [];
    private int changed;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Names of the cameras when there are several; empty otherwise.</summary>
    [Parameter]
    public IReadOnlyDictionary<CameraId, string> Names { get; set; } = new Dictionary<CameraId, string>();

    [Inject]
    private IncidentReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private AnswerBook Book { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    /// <summary>What waits, and what was just answered in the place where it stood: nothing jumps under a finger.</summary>
    private List<VisitGroup> Rows =>
    [
        .. VisitGroups.Of(Unsettled, older: readTo).OrderBy(static group => group.Severity).ThenByDescending(static group => group.Newest.StartAt).Take(Shown),
    ];

    private List<Incident> Unsettled => [.. queue!.Waiting.Where(incident => Book.Find(incident.Id) is null).Concat(Book.Recent.Select(static answer => answer.Incident))];

    /// <summary>Incidents, not rows: what waits is counted one by one.</summary>
    private int More => Unsettled.Count - Rows.Sum(static group => group.Incidents.Count);

    private string Count => queue!.Waiting.Count < MostRead ? queue.Waiting.Count.ToString(CultureInfo.CurrentCulture) : $"{MostRead.ToString(CultureInfo.CurrentCulture)}+";

    public ValueTask DisposeAsync()
    {
        Feed.Changed -= OnChanged;
        return refresh.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        Feed.Changed += OnChanged;
        await ReadAsync();
    }

    /// <summary>What was seen today can be told only when it is known when today began.</summary>
    protected override void OnParametersSet()
    {
        if (Zone is not null && !knowsToday)
        {
            knowsToday = true;
            Interlocked.Exchange(ref changed, 1);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
        }

        if (!Book.HeadTakesFocus())
        {
            return;
        }

        await head.TakeFocusAsync(preventScroll: true);
    }

    /// <summary>Told on a thread of the detection; the next look reads.</summary>
    private void OnChanged(Incident incident)
    {
        Book.Hear(incident);
        Interlocked.Exchange(ref changed, 1);
    }

    private async Task LookAsync()
    {
        var isSettled = Book.Settle();
        if (Interlocked.Exchange(ref changed, 0) == 1 || queue is null)
        {
            await ReadAsync();
            StateHasChanged();
        }
        else if (isSettled)
        {
            KeepFocus();
            StateHasChanged();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again; the next look tries.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var now = Clock.GetUtcNow();
            var waiting = await WaitingAsync();
            var lately = await Reader.ListAsync(new IncidentQuery { From = now - SeenReach, Limit = MostRead }, refresh.Left);
            var today = Zone is null ? now : DayWindow.Of(DayWindow.DateAt(now, Zone), Zone).FromAt;
            isStale = false;
            queue = ReviewQueue.Of(waiting.Concat(lately).Select(static view => view.Incident), today);
            KeepFocus();
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isStale = true;
            Interlocked.Exchange(ref changed, 1);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>The newest, and when there are more than are read also the worst ones: many visits to the stove must not push an accident off the page.</summary>
    private async Task<IReadOnlyList<IncidentView>> WaitingAsync()
    {
        var query = new IncidentQuery { Review = ReviewState.New, Limit = MostRead };
        var newest = await Reader.ListAsync(query, refresh.Left);
        readTo = newest.Count < MostRead ? null : IncidentCursor.Of(newest[^1].Incident);
        if (newest.Count < MostRead)
        {
            return newest;
        }

        var accidents = await Reader.ListAsync(query with { Severity = Severity.Accident, Limit = Shown }, refresh.Left);
        var dangers = await Reader.ListAsync(query with { Severity = Severity.Danger, Limit = Shown }, refresh.Left);
        return [.. newest, .. accidents, .. dangers];
    }

    private void KeepFocus()
    {
        List<IncidentId> now = [.. Rows.SelectMany(static group => group.Incidents).Select(static incident => incident.Id)];
        Book.KeepFocus(drawn, now);
        drawn = now;
    }

    private string? Seen(Incident incident) => Shared.SeenBy(incident, Zone, Clock.GetUtcNow());

    private static string LinkOf(Incident incident) => Waiting.AddressOf(incident.Id);
}
