using System.Globalization;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Settings;

/// <summary>Which models could look, what they may cost, and which camera's footage the family lets them see.</summary>
public sealed partial class AnalysisSettingsPage : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private TimeZoneInfo? zone;
    private SpendingStatus? status;
    private BudgetWindow window;
    private DateOnly today;
    private IReadOnlyList<ConfiguredModel> models = [];
    private IReadOnlyList<Camera> cameras = [];
    private Dictionary<CameraId, IReadOnlyList<Consent>> histories = [];
    private bool isAway;

    [Inject]
    public required ConfiguredModels Models { get; init; }

    [Inject]
    public required ISpending Spending { get; init; }

    [Inject]
    public required CameraStore Cameras { get; init; }

    [Inject]
    public required ConsentStore Consents { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>What was read before stays shown when it cannot be read again.</summary>
    private async Task LoadAsync()
    {
        try
        {
            await ReadAsync();
            isAway = false;
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

    private async Task ReadAsync()
    {
        var now = Clock.GetUtcNow();
        var known = await Cameras.ListAsync(left.Token);
        var read = new Dictionary<CameraId, IReadOnlyList<Consent>>();
        foreach (var camera in known)
        {
            read[camera.Id] = await Consents.HistoryAsync(camera.Id, left.Token);
        }

        (cameras, histories) = (known, read);
        (models, window, today) = (Models.List(), BudgetWindow.At(now, Clock.LocalTimeZone), DateOnly.FromDateTime(now.UtcDateTime));
        status = await Spending.StatusAsync(left.Token);
    }

    private string Local(DateTimeOffset at, string format) => TimeZoneInfo.ConvertTime(at, zone!).ToString(format, CultureInfo.CurrentCulture);
}
