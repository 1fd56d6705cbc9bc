using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

public sealed partial class AnswerNews
{
    private ElementReference undo;

    [Parameter]
    [EditorRequired]
    public AnswerBook Book { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Whether the page is short of room: what its rows show as well is then told to ears only.</summary>
    [Parameter]
    public bool IsBrief { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private bool IsSaidElsewhere => Book.Result is null || (IsBrief && Book.Result is { Kind: AnswerKind.Stored or AnswerKind.TakenBack, Kept: 0 });

    private string Sentence => Book.Result switch
    {
        null => string.Empty,
        { Kind: AnswerKind.Gone } => Text["Review.Gone"],
        { Kind: AnswerKind.Overtaken, Other: { } other } => Overtaken(other),
        { Kept: > 0 } result => $"{Done(result)} {Text["Batch.Kept", result.Kept]}",
        { } result => Done(result),
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Book.Batch.Count == 0 || undo.Context is null || !Book.BatchTakesFocus())
        {
            return;
        }

        await undo.TakeFocusAsync();
    }

    private string Done(AnswerResult result) => result switch
    {
        { Kind: AnswerKind.TakenBack, Count: > 1 } => Text["Batch.Undone", result.Count],
        { Kind: AnswerKind.TakenBack } => Text["Review.Undone"],
        { Verdict: { Severity: { } severity } } => Text["Review.Done.Severity", Shared.Word(severity)],
        { Verdict: { } verdict, Count: > 1 } => Text[$"Batch.Done.{verdict.State}", result.Count],
        { Verdict: { } verdict } => Text[$"Review.Done.{verdict.State}"],
        _ => string.Empty,
    };

    /// <summary>Whose answer stands, by name.</summary>
    private string Overtaken(Incident other) => Shared.SeenBy(other, Zone, Clock.GetUtcNow()) is { } seen ? $"{Text["Review.Taken"]} {seen}" : Text["Review.TakenBack"];

    private async Task UndoAsync()
    {
        await Book.UndoBatchAsync();
        await OnChanged.InvokeAsync();
    }
}
