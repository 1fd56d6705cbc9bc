using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

public sealed partial class IncidentVerdict
{
    private static readonly (ReviewState State, string Key)[] Answers =
    [
        (ReviewState.Confirmed, "Review.Confirm"),
        (ReviewState.FalseAlarm, "Review.FalseAlarm"),
        (ReviewState.Resolved, "Review.Resolve"),
    ];

    private ElementReference head;
    private ElementReference undo;
    private Direction? choosing;

    private enum Direction
    {
        /// <summary>It was shown too high.</summary>
        Down = 1,
        Up = 2,
    }

    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public AnswerBook Book { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    /// <summary>Worst first, as everywhere.</summary>
    private IEnumerable<Severity> Choices => Enum.GetValues<Severity>().Where(severity => choosing == Direction.Down ? severity > Incident.Severity : severity < Incident.Severity);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Book.TakesFocus(Incident.Id) || (Book.Find(Incident.Id) is not null ? undo : head) is not { Context: not null } target)
        {
            return;
        }

        await target.TakeFocusAsync(preventScroll: true);
    }

    private void Choose(Direction direction) => choosing = choosing == direction ? null : direction;

    private Task AnswerAsync(ReviewState state) => GiveAsync(new Verdict(Incident.Review == state ? ReviewState.New : state));

    private Task GradeAsync(Severity severity) => GiveAsync(Verdict.Graded(Incident, severity));

    private async Task GiveAsync(Verdict verdict)
    {
        choosing = null;
        await Book.AnswerAsync([Incident], verdict);
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
