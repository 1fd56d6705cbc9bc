using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

/// <summary>One incident in a list of the first page or of the inbox. Answers are quick only where nobody has given one: to change somebody's answer takes the page about the incident.</summary>
public sealed partial class IncidentRow
{
    private ElementReference link;
    private ElementReference undo;
    private ElementReference confirm;

    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

    /// <summary>Where its picture and its title lead.</summary>
    [Parameter]
    [EditorRequired]
    public string Href { get; set; } = string.Empty;

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
    public bool IsSelected { get; set; }

    [Parameter]
    public EventCallback<bool> OnSelect { get; set; }

    /// <summary>An answer was given or taken back: what the page shows is to be read anew.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private RecentAnswer? Answer => Book.Find(Incident.Id);

    private bool CanAnswer => Answer is null && !IsSelecting && Incident.Review == ReviewState.New;

    private string Title => Shared.TitleOf(Incident);

    /// <summary>The camera, where there are several, and the time.</summary>
    private string Place => string.Join(" · ", new[] { CameraName, Zone is null ? null : ViewerZone.Short(Incident.StartAt, Zone, Clock.GetUtcNow()) }.Where(static part => part is not null));

    private string? CameraName => Names.Count == 0 ? null : Names.GetValueOrDefault(Incident.CameraId) ?? Text["Camera.Gone"].Value;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Book.TakesFocus(Incident.Id) || (Answer is not null ? undo : CanAnswer ? confirm : link) is not { Context: not null } target)
        {
            return;
        }

        await target.TakeFocusAsync(preventScroll: true);
    }

    private async Task AnswerAsync(ReviewState state)
    {
        await Book.AnswerAsync([Incident], new Verdict(state));
        await OnChanged.InvokeAsync();
    }

    private async Task UndoAsync()
    {
        await Book.UndoAsync(Incident.Id);
        await OnChanged.InvokeAsync();
    }

    private void Hold() => Book.Held = Incident.Id;

    private void Release() => Book.Held = Book.Held == Incident.Id ? null : Book.Held;
}
