using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Home;

/// <summary>Incidents that nobody has looked at yet, and who looked at the others.</summary>
public sealed partial class HomeIncidents : IAsyncDisposable
{
    /// <summary>What fits one glance; the style shows fewer on a small phone.</summary>
    private const int Shown = 3;

    private const int MostSeen = 6;

    /// <summary>More need no exact number.</summary>
    private const int MostRead = 100;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer stays where it was given, to be taken back.</summary>
    private static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(20);

    /// <summary>Older incidents are seldom reviewed today.</summary>
    private static readonly TimeSpan SeenReach = TimeSpan.FromDays(7);

    private readonly PageRefresh refresh = new();
    private readonly Dictionary<IncidentId, Decision> decided = [];
    private ElementReference undo;
    private IncidentId? lastDecided;
    private bool focusUndo;
    private bool knowsToday;
    private ReviewQueue? queue;
    private string? message;
    private string? problem;
    private int changed;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Parameter]
    [EditorRequired]
    public HomeWords Words { get; set; } = null!;

    /// <summary>Names of the cameras when there are several; empty otherwise.</summary>
    [Parameter]
    public IReadOnlyDictionary<CameraId, string> Names { get; set; } = new Dictionary<CameraId, string>();

    [Inject]
    private IncidentReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private AuthenticationStateProvider Visitor { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    /// <summary>What waits, and what was just answered in the place where it stood: nothing jumps under a finger.</summary>
    private List<Incident> Rows =>
    [
        .. queue!.Waiting.Where(incident => !decided.ContainsKey(incident.Id)).Concat(decided.Values.Select(static one => one.Incident))
            .OrderBy(static incident => incident.Severity).ThenByDescending(static incident => incident.StartAt).Take(Shown),
    ];

    private int More => queue!.Waiting.Count(incident => !decided.ContainsKey(incident.Id)) + decided.Count - Rows.Count;

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

        if (focusUndo && undo.Context is not null)
        {
            focusUndo = false;
            try
            {
                await undo.FocusAsync(preventScroll: true);
            }
            catch (JSException)
            {
                // The row went in the same moment.
            }
            catch (JSDisconnectedException)
            {
                // The page was left.
            }
        }
    }

    /// <summary>Told on a thread of the detection; the next look reads.</summary>
    private void OnChanged(Incident incident) => Interlocked.Exchange(ref changed, 1);

    private async Task LookAsync()
    {
        var over = decided.Where(one => Clock.GetElapsedTime(one.Value.At) >= UndoTime).Select(static one => one.Key).ToList();
        over.ForEach(id => decided.Remove(id));
        if (Interlocked.Exchange(ref changed, 0) == 1 || queue is null)
        {
            await ReadAsync();
            StateHasChanged();
        }
        else if (over.Count > 0)
        {
            StateHasChanged();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again; the next look tries.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var now = Clock.GetUtcNow();
            var waiting = await Reader.ListAsync(new IncidentQuery { Review = ReviewState.New, Limit = MostRead }, refresh.Left);
            var lately = await Reader.ListAsync(new IncidentQuery { From = now - SeenReach, Limit = MostRead }, refresh.Left);
            var today = Zone is null ? now : DayWindow.Of(DayWindow.DateAt(now, Zone), Zone).FromAt;
            queue = ReviewQueue.Of(waiting.Concat(lately).Select(static view => view.Incident), today);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Interlocked.Exchange(ref changed, 1);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private Task ReviewAsync(Incident incident, ReviewState state) => ChangeAsync(async by =>
    {
        // Of two parents one is quicker: what the other has just decided is shown, not overwritten.
        if (await Reader.FindAsync(incident.Id, refresh.Left) is not { Incident.Review: ReviewState.New })
        {
            message = Text["Review.Taken"];
            return;
        }

        await Reader.ReviewAsync(incident.Id, new IncidentReview(state, null, incident.ReviewNote, by), CancellationToken.None);
        decided[incident.Id] = new Decision(incident, state, Clock.GetTimestamp());
        (lastDecided, focusUndo, message) = (incident.Id, true, Text[$"Review.Done.{state}"]);
    });

    private Task UndoAsync(Incident incident) => ChangeAsync(async by =>
    {
        if (decided.Remove(incident.Id, out var decision)
            && await Reader.FindAsync(incident.Id, refresh.Left) is { } view && view.Incident.Review == decision.State && view.Incident.ReviewedBy == by)
        {
            await Reader.ReviewAsync(incident.Id, new IncidentReview(ReviewState.New, null, incident.ReviewNote, by), CancellationToken.None);
        }

        message = Text["Review.Undone"];
    });

    private async Task ChangeAsync(Func<string, Task> change)
    {
        try
        {
            await change((await Visitor.GetAuthenticationStateAsync()).User.Identity?.Name ?? string.Empty);
            problem = null;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            problem = "Review.Failed";
        }

        await ReadAsync();
    }

    /// <summary>The camera, where there are several, and the time.</summary>
    private string Place(Incident incident) =>
        string.Join(" · ", new[] { Names.GetValueOrDefault(incident.CameraId), Words.Since(incident.StartAt) }.Where(static part => part is not null));

    private string? Seen(Incident incident) => Shared.SeenBy(incident, Zone, Clock.GetUtcNow());

    /// <summary>The evidence second on the timeline.</summary>
    private string LinkOf(Incident incident) => Zone is null ? "timeline" : ReportLinks.Moment(incident.CameraId, incident.EvidenceAt, Zone);

    private sealed record Decision(Incident Incident, ReviewState State, long At);
}
