using DailyCam.Core;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace DailyCam.Web.Features.Cameras;

/// <summary>Adds a camera or changes one: where it is, a test of it, what it does.</summary>
public sealed partial class CameraPage : IDisposable
{
    private static readonly (SourceKind Kind, string Icon)[] Kinds =
    [
        (SourceKind.Rtsp, "videocam"),
        (SourceKind.File, "upload_file"),
        (SourceKind.Demo, "toys"),
        (SourceKind.Mjpeg, "photo_camera"),
    ];

    private const string DemoKind = "demo";

    private readonly CancellationTokenSource left = new();
    private CameraForm form = new();
    private CameraForm kept = new();
    private IReadOnlyList<Problem> problems = [];
    private Camera? stored;
    private string? refused;
    private string? goneId;
    private bool isAdded;
    private bool isLoaded;
    private bool isMissing;
    private bool isSaving;

    [Parameter]
    public string? Id { get; set; }

    /// <summary>A video that was uploaded while the page's circuit was away.</summary>
    [SupplyParameterFromQuery(Name = "upload")]
    public string? Upload { get; set; }

    /// <summary>What is to be added, when a link already says so: <c>demo</c>.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Wanted { get; set; }

    [Inject]
    public required CameraStore Store { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ConfiguredModels Models { get; init; }

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    /// <summary>Whether leaving would lose something that was typed or chosen; the kind alone is one tap.</summary>
    private bool IsUnsaved => isLoaded && !isMissing && !form.IsLike(kept);

    private string Heading => stored?.Name ?? Text["New.Title"];

    /// <summary>A camera that is there already is not turned into a video by one tap.</summary>
    private EventCallback<UploadedVideo> Analysing => stored is null ? EventCallback.Factory.Create<UploadedVideo>(this, AnalyseAsync) : default;

    private bool HasStoredPassword => stored?.Source.SealedPassword is not null && form.Kind == stored.Source.Kind;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id is not null && stored?.Id.Value != Id && Id != goneId)
        {
            stored = CameraId.TryParse(Id, out var id) ? await Store.FindAsync(id, left.Token) : null;
            isMissing = stored is null;
            form = stored is null ? new CameraForm() : CameraForm.Of(stored);
            kept = form.Copy();
        }

        if (!isLoaded && UploadId.TryParse(Upload, out var upload))
        {
            (form.Kind, form.UploadId) = (SourceKind.File, upload);
        }

        if (!isLoaded && Id is null && Wanted is DemoKind)
        {
            Choose(SourceKind.Demo);
        }

        isLoaded = true;
    }

    private void Choose(SourceKind kind)
    {
        var isUntouched = stored is null && form.IsLike(kept);
        form.Kind = kind;
        problems = [];
        if (kind == SourceKind.Demo && string.IsNullOrEmpty(form.Name))
        {
            form.Name = Text["Kind.Demo"];
        }

        kept = isUntouched ? form.Copy() : kept;
    }

    /// <summary>Before another page of ours takes this one's place; what leads elsewhere or closes the window, the browser asks about by itself.</summary>
    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (IsUnsaved && !await Confirmations.AskAsync(new Confirmation(Text["Leave.Title"], Text[stored is null ? "Leave.Text.New" : "Leave.Text"], Text["Zones.Leave.Yes"], Text["Leave.No"])))
        {
            leaving.PreventNavigation();
        }
    }

    private Task SaveAsync() => SaveThenGoAsync(Next);

    /// <summary>Plays the video once, as fast as it was filmed: sped up, its minutes on the timeline and its lengths in the report would not be the child's.</summary>
    private Task AnalyseAsync(UploadedVideo video)
    {
        (form.Kind, form.UploadId, form.Loop, form.Speed) = (SourceKind.File, video.Id, false, 1);
        form.IsOn = form.Recording = form.Detection = form.Analysis = true;
        form.Name = string.IsNullOrWhiteSpace(form.Name) ? UploadName.ForCamera(video.FileName) : form.Name;
        return SaveThenGoAsync(static camera => $"live/{camera}");
    }

    /// <summary>Whoever adds a camera and chooses somebody outside for it is not left to find the place where that is allowed.</summary>
    private string Next(CameraId camera)
    {
        isAdded = stored is null && Models.List().Any(model => model.IsConfigured && form.Analyzers.Contains(model.Analyzer, StringComparer.Ordinal));
        return isAdded ? $"cameras/{camera}" : "cameras";
    }

    private async Task SaveThenGoAsync(Func<CameraId, string> next)
    {
        (isSaving, refused, isAdded) = (true, null, false);
        try
        {
            var outcome = stored is null
                ? await Store.AddAsync(form.ToDraft(), left.Token)
                : await Store.UpdateAsync(stored.Id, form.ToDraft(), left.Token);
            problems = outcome.Problems;
            if (outcome.IsMissing)
            {
                // Deleted on another page meanwhile. What was typed becomes a new camera, if anybody wants it.
                (refused, goneId, stored, problems) = ("Gone", Id, null, []);
            }

            if (outcome.Camera is { } camera)
            {
                kept = form.Copy(); // Nobody is asked about what is saved.
                Navigation.NavigateTo(next(camera.Id));
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            refused = "Away";
        }
        finally
        {
            isSaving = false;
        }
    }

    private async Task DeleteAsync()
    {
        var sure = await Confirmations.AskAsync(new Confirmation(Text["Delete.Title", stored!.Name], Text["Delete.Text"], Text["Delete"], Text["Cancel"]));
        if (sure)
        {
            await Store.DeleteAsync(stored.Id, left.Token);
            kept = form.Copy();
            Navigation.NavigateTo("cameras");
        }
    }
}
