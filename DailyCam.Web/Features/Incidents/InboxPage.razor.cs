using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

/// <summary>All incidents, a page at a time, newest first: found by what stands in the address, answered one by one or together.</summary>
public sealed partial class InboxPage : IAsyncDisposable
{
    /// <summary>Rows. Repeated visits are one.</summary>
    private const int PageSize = 30;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly PageRefresh refresh = new();
    private readonly HashSet<IncidentId> selected = [];
    private ElementReference head;
    private InboxFilter filter = new();
    private IReadOnlyList<Incident>? incidents;
    private IncidentCursor? next;
    private IncidentCounts waiting = IncidentCounts.None;
    private IReadOnlyList<Camera> cameras = [];
    private List<IncidentId> drawn = [];
    private TimeZoneInfo? zone;
    private bool isSelecting;
    private bool isStale;
    private bool focusHead;
    private int changed;

    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityWord { get; set; }

    [SupplyParameterFromQuery(Name = "camera")]
    public string? CameraWord { get; set; }

    [SupplyParameterFromQuery(Name = "review")]
    public string? ReviewWord { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? FromWord { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? ToWord { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    public string? AfterWord { get; set; }

    [Inject]
    private IncidentReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private AnswerBook Book { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private string State => incidents is null ? "loading" : Rows.Count == 0 ? "empty" : "ready";

    private DateOnly? Today => zone is null ? null : DayWindow.DateAt(Clock.GetUtcNow(), zone);

    /// <summary>With one camera its name says nothing.</summary>
    private Dictionary<CameraId, string> Names => cameras.Count > 1 ? cameras.ToDictionary(static camera => camera.Id, static camera => camera.Name) : [];

    /// <summary>What was read, and what was just answered as it was and where it stood: nothing jumps under a finger.</summary>
    private List<Incident> Rows =>
    [
        .. incidents!.Select(incident => Book.Find(incident.Id)?.Incident ?? incident).UnionBy(Book.Recent.Select(static answer => answer.Incident), static incident => incident.Id)
            .OrderByDescending(static incident => incident.StartAt).ThenByDescending(static incident => incident.Id.Value, StringComparer.Ordinal),
    ];

    private IReadOnlyList<VisitGroup> Groups => VisitGroups.Of(Rows, older: next, newer: filter.After);

    /// <summary>What was just answered is taken back first.</summary>
    private List<Incident> Selectable => Rows.FindAll(incident => Book.Find(incident.Id) is null);

    private string Heading => Rows.Count switch
    {
        0 => Text["List.None"],
        1 => Text["List.One", 1],
        var many => Text[next is not null && filter.After is null ? "List.More" : "List.Many", many],
    };

    public ValueTask DisposeAsync()
    {
        Feed.Changed -= OnChanged;
        return refresh.DisposeAsync();
    }

    protected override void OnInitialized() => Feed.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        var asked = InboxFilter.Read(SeverityWord, CameraWord, ReviewWord, FromWord, ToWord, AfterWord);
        if (asked != filter)
        {
            // Another page of the list begins at its top; another choice leaves the focus at what was chosen.
            focusHead = incidents is not null && asked.After != filter.After && asked with { After = null } == filter with { After = null };
            filter = asked;
            StopSelecting();
            Book.Clear();
        }
        else if (incidents is not null)
        {
            return; // Something around the page has changed.
        }

        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            if (incidents is null)
            {
                await ReadAsync(); // Days waited for the zone.
            }

            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
            StateHasChanged();
        }

        if (head.Context is not null && (Book.HeadTakesFocus() || focusHead))
        {
            focusHead = false;
            await head.TakeFocusAsync();
        }
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
        if (Interlocked.Exchange(ref changed, 0) == 1)
        {
            await ReadAsync();
            StateHasChanged();
        }
        else if (isSettled && incidents is not null)
        {
            KeepFocus();
            StateHasChanged();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again; the next look tries. Days wait for the viewer's zone.</summary>
    private async Task ReadAsync()
    {
        if (filter.HasDays && zone is null)
        {
            return;
        }

        var (asked, query) = (filter, filter.Query(zone));
        try
        {
            var page = await Reader.PageAsync(query, PageSize, refresh.Left);
            var counts = await Reader.CountAsync(query with { Severity = null, Review = ReviewState.New }, refresh.Left);
            var known = await Cameras.ListAsync(refresh.Left);
            if (asked == filter)
            {
                (waiting, cameras, isStale) = (counts, known, false);
                Take(page);
            }
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

    private void Take(IncidentListPage page)
    {
        (incidents, next) = (page.Incidents, page.Next);
        selected.IntersectWith(Selectable.ConvertAll(static incident => incident.Id));
        KeepFocus();
    }

    private void KeepFocus()
    {
        var now = Rows.ConvertAll(static incident => incident.Id);
        Book.KeepFocus(drawn, now);
        drawn = now;
    }

    private void Select()
    {
        if (isSelecting)
        {
            StopSelecting();
        }
        else
        {
            isSelecting = true;
        }
    }

    private void StopSelecting()
    {
        isSelecting = false;
        selected.Clear();
    }

    private void SelectAll(bool isChosen)
    {
        selected.Clear();
        selected.UnionWith(isChosen ? Selectable.ConvertAll(static incident => incident.Id) : []);
    }

    private void SelectSome((IReadOnlyList<Incident> Incidents, bool IsChosen) asked)
    {
        foreach (var id in asked.Incidents.Select(static incident => incident.Id))
        {
            _ = asked.IsChosen ? selected.Add(id) : selected.Remove(id);
        }
    }

    private async Task AnswerSelectedAsync(ReviewState state)
    {
        await Book.AnswerAsync(Rows.FindAll(incident => selected.Contains(incident.Id)), new Verdict(state));
        if (!Book.HasFailed)
        {
            StopSelecting();
        }

        await ReadAsync();
    }

    /// <summary>A day that is typed passes through some that are none: they change nothing, and "back" shall not lead through them.</summary>
    private void Go(InboxFilter asked)
    {
        if (asked != filter)
        {
            Navigation.NavigateTo(asked.Address);
        }
    }
}
