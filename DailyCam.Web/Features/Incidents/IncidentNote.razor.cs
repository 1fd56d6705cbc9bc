using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Incidents;

/// <summary>The note of one incident; of two people who write at once the second is shown what the first wrote before anything of it is replaced.</summary>
public sealed partial class IncidentNote
{
    private ElementReference field;
    private string? draft;
    private string? before;
    private string? message;
    private NoteFate? fate;
    private bool isWriting;
    private bool canUndo;

    /// <summary>The note that the draft began with.</summary>
    private string? shown;

    /// <summary>The incident that the draft was taken from last.</summary>
    private Incident? read;

    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private ReviewDesk Desk { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    /// <summary>A page that is drawn once more with what it read before a note was saved takes nothing of that note back.</summary>
    protected override void OnParametersSet()
    {
        if (!isWriting && !ReferenceEquals(read, Incident))
        {
            read = Incident;
            (canUndo, shown, draft) = (canUndo && shown == Incident.ReviewNote, Incident.ReviewNote, Incident.ReviewNote);
        }
    }

    private void Begin() => isWriting = true;

    /// <summary>Whoever only looked in goes on seeing what others write.</summary>
    private void End() => isWriting = IncidentReview.Clean(draft) != shown;

    private async Task SaveAsync()
    {
        var replaced = shown;
        await StoreAsync(draft, "Note.Saved");
        (before, canUndo) = fate == NoteFate.Saved ? (replaced, replaced != shown) : (before, canUndo);
        await OnChanged.InvokeAsync();
    }

    private async Task UndoAsync()
    {
        await StoreAsync(before, "Note.Undone");
        if (fate == NoteFate.Saved)
        {
            // The button goes; its focus stays with the note.
            canUndo = false;
            await field.TakeFocusAsync(preventScroll: true);
        }

        await OnChanged.InvokeAsync();
    }

    private async Task StoreAsync(string? note, string done)
    {
        try
        {
            var outcome = await Desk.SaveNoteAsync(Incident.Id, shown, note, CancellationToken.None);
            fate = outcome.Fate;
            message = fate switch
            {
                NoteFate.Saved => Text[done],
                NoteFate.Taken => Text["Note.Taken"],
                NoteFate.TooLong => Shared["Problem.NoteTooLong", IncidentReview.MaxNoteLength],
                _ => Text["Review.Gone"],
            };
            (read, shown, isWriting) = (Incident, outcome.Note, fate != NoteFate.Saved);
            draft = fate == NoteFate.Saved ? outcome.Note : draft;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            (fate, message) = (null, Text["Review.Failed"]);
        }
    }
}
