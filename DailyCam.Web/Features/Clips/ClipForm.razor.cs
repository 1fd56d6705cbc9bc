using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Clips;

/// <summary>Asks for a clip. One for each stretch it is filled in with.</summary>
public sealed partial class ClipForm : IDisposable
{
    /// <summary>What a form says that nobody has filled in: the last minute.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>Less is the seam between two files, or a half-second fragment.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource left = new();
    private ElementReference head;
    private string? camera;
    private string? from;
    private string? to;
    private ExportEstimate? estimate;
    private string? trouble;
    private bool isAsking;
    private int question;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Camera> Cameras { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Id of the camera to begin with.</summary>
    [Parameter]
    public string? CameraWord { get; set; }

    [Parameter]
    public DateTimeOffset? From { get; set; }

    [Parameter]
    public DateTimeOffset? To { get; set; }

    /// <summary>Whether somebody opened it with a button that is gone now.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    [Parameter]
    public EventCallback OnMade { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private Exports Exports { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private ClipWords Words => new(Text, Zone);

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        var end = To ?? From + Usual ?? Clock.GetUtcNow();
        (from, to) = (ClipTimes.Field(ClipTimes.Floor(From ?? end - Usual), Zone), ClipTimes.Field(ClipTimes.Ceiling(end), Zone));
        camera = Cameras.FirstOrDefault(known => known.Id.Value == CameraWord)?.Id.Value ?? (Cameras.Count > 0 ? Cameras[0].Id.Value : null);
        return EstimateAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await head.TakeFocusAsync();
        }
    }

    private Task SetAsync(Action set)
    {
        set();
        return EstimateAsync();
    }

    /// <summary>An answer that comes after the next question was asked is none.</summary>
    private async Task EstimateAsync()
    {
        var mine = ++question;
        if (Read() is not { } stretch)
        {
            (estimate, trouble) = (null, Text["Form.TimeMissing"]);
            return;
        }

        try
        {
            var (found, problem) = await Exports.EstimateAsync(stretch.Camera, stretch.From, stretch.To, left.Token);
            if (mine == question)
            {
                (estimate, trouble) = (found, problem is null ? null : Shared.Sentence(problem));
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            (estimate, trouble) = (null, Text["Stale"]);
        }
        catch (OperationCanceledException)
        {
            // The form was closed.
        }
    }

    private async Task AskAsync()
    {
        if (isAsking || Read() is not { } stretch)
        {
            return;
        }

        isAsking = true;
        try
        {
            var outcome = await Exports.RequestAsync(stretch.Camera, stretch.From, stretch.To, CancellationToken.None);
            trouble = outcome.Problem is { } problem ? Shared.Sentence(problem) : null;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["Stale"];
        }

        isAsking = false;
        if (trouble is null)
        {
            await OnMade.InvokeAsync();
        }
    }

    /// <summary>Null while a field holds no time.</summary>
    private (CameraId Camera, DateTimeOffset From, DateTimeOffset To)? Read() =>
        CameraId.TryParse(camera, out var id) && ClipTimes.Read(from, Zone) is { } start && ClipTimes.Read(to, Zone) is { } end ? (id, start, end) : null;
}
