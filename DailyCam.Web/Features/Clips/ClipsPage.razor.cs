using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Clips;

/// <summary>All clips, newest first, with how far those are that are being made; a form to make one, which other pages fill in by the address.</summary>
public sealed partial class ClipsPage : IAsyncDisposable
{
    private const int PageSize = 20;

    /// <summary>So many rows load a picture by themselves; each costs a few requests.</summary>
    private const int Pictures = 12;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly PageRefresh refresh = new();
    private readonly ProgressNews news = new();
    private IReadOnlyList<Export>? exports;
    private ILookup<ExportId, ShareLink> links = Array.Empty<ShareLink>().ToLookup(static link => link.ExportId);
    private IReadOnlyList<Camera> cameras = [];
    private TimeZoneInfo? zone;
    private string message = string.Empty;
    private string? asked;
    private int shown = PageSize;
    private ElementReference head;
    private bool isMaking;
    private bool isOpenedHere;
    private bool focusHead;
    private bool isStale;

    /// <summary>"Is being made" stands on the page until it is no longer true, and then what became of it.</summary>
    private bool isAwaited;
    private bool isDone;

    [SupplyParameterFromQuery(Name = "camera")]
    public string? CameraWord { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? FromWord { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? ToWord { get; set; }

    [Inject]
    private Exports Exports { get; init; } = null!;

    [Inject]
    private ShareLinks Shares { get; init; } = null!;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    /// <summary>In front of the page's title, for somebody who does something else in another tab: of the clip that is being made, the one that is furthest from done.</summary>
    private string? Progress =>
        exports?.Where(static one => one.State == ExportState.Running).Select(static one => (int?)Math.Clamp(one.Progress * 100, 0, 100)).Min() is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent}% · ") : null;

    private string State => exports is null ? "loading" : exports.Count == 0 ? "empty" : "ready";

    private ClipWords Words => new(Text, zone);

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override void OnParametersSet()
    {
        // Another stretch in the address opens the form with it; closing the form does not open it again.
        if ($"{CameraWord} {FromWord} {ToWord}" is var words && words != asked)
        {
            asked = words;
            isMaking = CameraWord is not null || FromWord is not null || ToWord is not null;
        }
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusHead)
        {
            focusHead = false;
            await head.TakeFocusAsync();
        }

        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    /// <summary>What was read before stays shown when it cannot be read again; the next look tries.</summary>
    private async Task ReadAsync()
    {
        try
        {
            exports = await Exports.ListAsync(refresh.Left);
            links = (await Shares.ListAsync(refresh.Left)).ToLookup(static link => link.ExportId);
            cameras = await Cameras.ListAsync(refresh.Left);
            news.Look(exports, Text);
            TellWhatBecameOfIt();
            isStale = false;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isStale = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void TellWhatBecameOfIt()
    {
        if (isAwaited && exports!.Count > 0 && !exports.Any(static one => one.State is ExportState.Queued or ExportState.Running))
        {
            (message, isAwaited, isDone) = (string.Empty, false, news.Text.Length > 0);
        }
    }

    private async Task MadeAsync()
    {
        (message, isAwaited, isDone) = (Text["Made"], true, false);
        CloseForm();
        await ReadAsync();
    }

    private async Task ChangedAsync(string told)
    {
        (message, isAwaited, isDone) = (told, false, false);
        await ReadAsync();
    }

    private void OpenForm() => (isMaking, isOpenedHere) = (true, true);

    /// <summary>What had the focus is gone: the keyboard goes on at the head of the page.</summary>
    private void CloseForm()
    {
        (isMaking, isOpenedHere, focusHead) = (false, false, true);
        if (CameraWord is not null || FromWord is not null || ToWord is not null)
        {
            Navigation.NavigateTo("clips", replace: true); // Loaded again, the page does not ask for the same clip twice.
        }
    }

    private string NameOf(CameraId camera) => cameras.FirstOrDefault(known => known.Id == camera)?.Name ?? Text["Camera.Gone"];
}
