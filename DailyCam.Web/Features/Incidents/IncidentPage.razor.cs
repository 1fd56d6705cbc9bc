using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Clips;
using DailyCam.Web.Features.Reports;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

/// <summary>All about one incident. The list it was opened from stands in the address: one goes back to it, or on to its next one.</summary>
public sealed partial class IncidentPage : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>How much of the recording goes into a clip before an incident and after it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(10);

    private readonly PageRefresh refresh = new();
    private ElementReference head;
    private InboxFilter filter = new();
    private IncidentDossier? dossier;
    private IReadOnlyList<Camera> cameras = [];
    private TimeZoneInfo? zone;
    private string? shownId;
    private bool isMissing;
    private bool isStale;
    private bool focusHead;
    private int changed;

    [Parameter]
    public string Id { get; set; } = string.Empty;

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

    /// <summary>Of the document; a circuit has none.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [Inject]
    private DossierReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private AnswerBook Book { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private Incident? Incident => dossier?.Incident;

    private string State => isMissing ? "missing" : dossier is null ? "loading" : "ready";

    private string CameraName => cameras.FirstOrDefault(camera => camera.Id == Incident?.CameraId)?.Name ?? Text["Camera.Gone"].Value;

    /// <summary>The camera, where there are several, and the time.</summary>
    private string Place => string.Join(" · ", new[] { cameras.Count > 1 ? CameraName : null, zone is null ? null : ViewerZone.Short(Incident!.StartAt, zone, Clock.GetUtcNow()) }.Where(static part => part is not null));

    private string TimelineLink => zone is null ? "timeline" : ReportLinks.Moment(Incident!.CameraId, Incident.EvidenceAt, zone);

    /// <summary>The form for a clip of it, with what led to it and what came after.</summary>
    private string ClipLink => ClipLinks.Make(Incident!.CameraId, Incident.StartAt - Around, LastKnown(Incident) + Around);

    public ValueTask DisposeAsync()
    {
        Feed.Changed -= OnChanged;
        return refresh.DisposeAsync();
    }

    protected override void OnInitialized() => Feed.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        filter = InboxFilter.Read(SeverityWord, CameraWord, ReviewWord, FromWord, ToWord, AfterWord);
        if (Id != shownId)
        {
            focusHead = shownId is not null;
            (shownId, dossier, isMissing) = (Id, null, false);
            Book.Clear();
        }

        await ReadAsync();
        if (isMissing)
        {
            // At the last moment: the renderer keeps the words of a page back whose status is already 404.
            Http?.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            if (filter.HasDays)
            {
                await ReadAsync(); // The neighbours within the days waited for the zone.
            }

            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
            StateHasChanged();
        }

        if (focusHead && (dossier is not null || isMissing) && head.Context is not null)
        {
            focusHead = false;
            await head.TakeFocusAsync();
        }
    }

    private static DateTimeOffset LastKnown(Incident incident) => incident.EndAt is { } end && end > incident.EvidenceAt ? end : incident.EvidenceAt;

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
        else if (isSettled)
        {
            KeepFocus();
            StateHasChanged();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again; the next look tries.</summary>
    private async Task ReadAsync()
    {
        var asked = Id;
        try
        {
            var found = IncidentId.TryParse(asked, out var id) ? await Reader.FindAsync(id, filter.Query(zone), refresh.Left) : null;
            var known = await Cameras.ListAsync(refresh.Left);
            if (asked == Id)
            {
                (dossier, cameras, isMissing, isStale) = (found, known, found is null, false);
                KeepFocus();
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

    /// <summary>There is one row here, and it stays.</summary>
    private void KeepFocus()
    {
        IncidentId[] rows = Incident is { } incident ? [incident.Id] : [];
        Book.KeepFocus(rows, rows);
    }
}
