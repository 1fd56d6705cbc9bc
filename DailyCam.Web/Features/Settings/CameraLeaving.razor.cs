using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Settings;

/// <summary>Says of one camera what may be sent and to whom, by the same question that is asked before anything is sent, and lets it be allowed and ended.</summary>
public sealed partial class CameraLeaving : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly HashSet<string> standing = new(StringComparer.Ordinal);
    private TimeZoneInfo? zone;
    private IReadOnlyList<ConfiguredModel>? models;
    private IReadOnlyList<Consent> history = [];
    private CameraId? read;
    private bool isAway;

    /// <summary>As it is stored, whatever stands in the form; null for one that is not added yet.</summary>
    [Parameter]
    public Camera? Camera { get; set; }

    [Inject]
    public required ConfiguredModels Models { get; init; }

    [Inject]
    public required ConsentStore Consents { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    /// <summary>A model that is not set up has no switch; a consent that was given before it went can still be ended.</summary>
    private List<ConfiguredModel> Shown => [.. models!.Where(model => model.IsConfigured || HasStanding(model.Analyzer) || HasStanding(ConsentTexts.SnapshotsOf(model.Analyzer)))];

    private List<(string Key, string Whom)> Allowed =>
    [
        .. models!.Where(model => MaySend(model, model.Analyzer)).Select(model => ("Leaving.Recordings", Shared[$"Analyzer.{model.Analyzer}"].Value)),
        .. models!.Where(model => MaySend(model, ConsentTexts.SnapshotsOf(model.Analyzer))).Select(model => ("Leaving.Pictures", Shared[$"Analyzer.{model.Analyzer}"].Value)),
    ];

    private string State => models is null ? "unknown" : Allowed.Count > 0 ? "allowed" : models.Any(static model => model.IsConfigured) ? "nothing" : "none";

    private string Sentence => State switch
    {
        "allowed" => Text["Leaving.May"],
        "nothing" => Text["Leaving.Nothing"],
        _ => Text["Leaving.NoModel"],
    };

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    /// <summary>The page of a new camera becomes that of the one that was added.</summary>
    protected override Task OnParametersSetAsync()
    {
        if (zone is null || read == Camera?.Id)
        {
            return Task.CompletedTask;
        }

        // What is allowed for one camera never stands under another, not for a moment.
        models = null;
        return LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var camera = Camera?.Id;
            var known = camera is { } id ? await Consents.HistoryAsync(id, left.Token) : [];
            var allowed = new List<string>();
            foreach (var name in camera is null ? [] : ConsentTexts.Analyzers.SelectMany(static analyzer => new[] { analyzer, ConsentTexts.SnapshotsOf(analyzer) }))
            {
                if (await Consents.FindAsync(camera!.Value, name, left.Token) is not null)
                {
                    allowed.Add(name);
                }
            }

            if (camera != Camera?.Id)
            {
                return; // Another camera is shown by now, and is being read.
            }

            (history, models, read, isAway) = (known, Models.List(), camera, false);
            standing.Clear();
            standing.UnionWith(allowed);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isAway = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private bool HasStanding(string name) => history.Any(consent => consent.Analyzer == name && consent.WithdrawnAt is null);

    private bool MaySend(ConfiguredModel model, string name) => model.IsConfigured && standing.Contains(name) && Camera is { Analysis: true } camera && camera.Analyzers.Contains(model.Analyzer, StringComparer.Ordinal);
}
