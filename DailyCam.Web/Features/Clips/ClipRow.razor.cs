using DailyCam.Core;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Clips;

public sealed partial class ClipRow
{
    private bool isSharing;

    [Parameter]
    [EditorRequired]
    public Export Export { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string CameraName { get; set; } = string.Empty;

    /// <summary>Links to this clip that are remembered, newest first.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ShareLink> Links { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public ClipWords Words { get; set; } = null!;

    /// <summary>Whether its picture is loaded before anybody plays it.</summary>
    [Parameter]
    public bool ShowsPicture { get; set; }

    /// <summary>What was done, in words.</summary>
    [Parameter]
    public EventCallback<string> OnChanged { get; set; }

    [Inject]
    private Exports Exports { get; init; } = null!;

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private bool IsMaking => Export.State is ExportState.Queued or ExportState.Running;

    private int Percent => (int)Math.Clamp(Export.Progress * 100, 0, 100);

    private int OpenLinks => Links.Count(link => link.IsOpenAt(Clock.GetUtcNow()));

    private string When => Words.When(Export);

    private string Facts => string.Join(" · ", new[] { Words.Length(Export.ToAt - Export.FromAt), Export.SizeBytes is { } bytes ? Words.Size(bytes) : null }.Where(static part => part is not null));

    /// <summary>Asked first: it may be the last copy of what it shows.</summary>
    private async Task DeleteAsync()
    {
        var sure = await Confirmations.AskAsync(new Confirmation(Text["Row.DeleteOf", CameraName, When], Text["Row.DeleteText"], Text["Row.Delete"], Text["Row.Keep"]));
        if (sure)
        {
            await ChangeAsync(Exports.DeleteAsync, "Row.Deleted");
        }
    }

    private Task CancelAsync() => ChangeAsync(Exports.CancelAsync, IsMaking ? "Row.Cancelled" : "Row.Removed");

    private async Task ChangeAsync(Func<ExportId, CancellationToken, Task<(bool IsFound, Problem? Problem)>> change, string done)
    {
        string told;
        try
        {
            var (_, problem) = await change(Export.Id, CancellationToken.None);
            told = problem is null ? Text[done] : Shared.Sentence(problem);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            told = Text["Stale"];
        }

        await OnChanged.InvokeAsync(told);
    }
}
