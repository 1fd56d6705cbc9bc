using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

/// <summary>A row of the first page or of the inbox. What is answered at once is each of the visits it shows, and nothing else: an answer of somebody else meanwhile stands.</summary>
public sealed partial class VisitRow
{
    private static readonly HashSet<IncidentId> None = [];

    private ElementReference link;
    private ElementReference undo;
    private ElementReference confirm;
    private bool isOpen;
    private bool wantsFocus;

    [Parameter]
    [EditorRequired]
    public VisitGroup Group { get; set; } = null!;

    /// <summary>Where the picture of an incident leads.</summary>
    [Parameter]
    [EditorRequired]
    public Func<IncidentId, string> Address { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public AnswerBook Book { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known, and then no times are told.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Names of the cameras when there are several; empty otherwise.</summary>
    [Parameter]
    public IReadOnlyDictionary<CameraId, string> Names { get; set; } = new Dictionary<CameraId, string>();

    [Parameter]
    public bool IsSelecting { get; set; }

    [Parameter]
    public IReadOnlySet<IncidentId> Selected { get; set; } = None;

    /// <summary>These were ticked, or were not any more.</summary>
    [Parameter]
    public EventCallback<(IReadOnlyList<Incident> Incidents, bool IsChosen)> OnSelect { get; set; }

    /// <summary>An answer was given or taken back: what the page shows is to be read anew.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private string ListId => $"visits-{Group.Oldest.Id}";

    private string Title => Text.TitleOf(Group);

    private string Fold => Text.FoldOf(Group, isOpen);

    private List<RecentAnswer> Answers => [.. Group.Incidents.Select(incident => Book.Find(incident.Id)).OfType<RecentAnswer>()];

    /// <summary>Nobody has answered these, here or elsewhere, or what was answered here stands no more.</summary>
    private List<Incident> Waiting => [.. Group.Incidents.Where(incident => Book.Find(incident.Id) is null)];

    /// <summary>Not one that still goes on: it may become a danger yet, and what was judged is not graded again. By itself it can be judged, by somebody who looks at it.</summary>
    private List<Incident> Answerable => Waiting.FindAll(static incident => incident is { Review: ReviewState.New, EndAt: not null });

    /// <summary>While something can be taken back here, that comes first: nothing else takes its place under the finger when somebody enters the zone again.</summary>
    private bool CanAnswer => !IsSelecting && Answers.Count == 0 && Answerable.Count > 0;

    /// <summary>Who answered, where it was one person at one moment; the answer alone otherwise.</summary>
    private string? Seen =>
        Answers.Count > 0 || Group.Newest.Review == ReviewState.New ? null
        : Group.Incidents.DistinctBy(static incident => (incident.ReviewedBy, incident.ReviewedAt)).Count() == 1 ? Shared.SeenBy(Group.Newest, Zone, Clock.GetUtcNow())
        : Shared.Word(Group.Newest.Review);

    private string Place => string.Join(" · ", new[] { CameraName, Zone is null ? null : ViewerZone.Span(Group.Oldest.StartAt, Group.EndAt, Zone, Clock.GetUtcNow()) }.Where(static part => part is not null));

    private string? CameraName => Names.Count == 0 ? null : Names.GetValueOrDefault(Group.Newest.CameraId) ?? Text["Camera.Gone"].Value;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Group.IsSeveral || !(wantsFocus || (!isOpen && Book.TakesFocus(Group.Incidents))))
        {
            return;
        }

        if ((CanAnswer ? confirm : Answers.Count > 0 ? undo : link) is { Context: not null } target)
        {
            wantsFocus = false;
            await target.TakeFocusAsync(preventScroll: true);
        }
    }

    private async Task AnswerAsync(ReviewState state)
    {
        await Book.AnswerAsync(Answerable, new Verdict(state), inOneRow: true);
        wantsFocus = true;
        await OnChanged.InvokeAsync();
    }

    private async Task UndoAsync()
    {
        await Book.UndoAsync(Group.Incidents.Select(static incident => incident.Id));
        wantsFocus = true;
        await OnChanged.InvokeAsync();
    }

    private Task SelectAsync(IReadOnlyList<Incident> incidents, bool isChosen) => OnSelect.InvokeAsync((incidents, isChosen));

    private void Hold() => Book.Held = Group.Newest.Id;

    private void Release() => Book.Held = Group.Incidents.Any(incident => incident.Id == Book.Held) ? null : Book.Held;
}
