using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Faults;

/// <summary>What is broken now and what to do; then how often, how long and what it cost; then every fault, told as a person would.</summary>
public sealed partial class FaultsPage : IAsyncDisposable
{
    private const int PageSize = 50;
    private const int DefaultDays = 7;

    private static readonly int[] DayChoices = [1, 7, 30, FaultPeriod.MostDays];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly PageRefresh refresh = new();
    private TimeZoneInfo? zone;
    private FaultStatistics? statistics;
    private IReadOnlyList<Fault> faults = [];
    private DateTimeOffset now;
    private int shownRows = PageSize;
    private bool isStale;

    [SupplyParameterFromQuery(Name = "camera")]
    public string? Camera { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    public string? Days { get; set; }

    [Inject]
    private FaultReader Reader { get; init; } = null!;

    [Inject]
    private FaultLog Open { get; init; } = null!;

    [Inject]
    private RecordingWatch Watch { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private int DayCount => int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && DayChoices.Contains(days) ? days : DefaultDays;

    private FaultWords Words => new(Text, Shared);

    /// <summary>Cameras that are not recorded first, then what else is broken.</summary>
    private List<Broken> Broken
    {
        get
        {
            var alarms = Watch.Alarms;
            return
            [
                .. alarms.Select(static alarm => new Broken(alarm.Camera, alarm.Kind, alarm.Reason, alarm.SinceAt, IsGrave: true)),
                .. Open.Open.Where(fault => alarms.All(alarm => alarm.Camera != fault.Camera || !FaultStages.StopsRecording(fault.Cause.Stage)))
                    .Select(static fault => new Broken(fault.Camera, fault.Cause.Kind, fault.Cause.Reason, fault.BeganAt, IsGrave: false)),
            ];
        }
    }

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override async Task OnParametersSetAsync()
    {
        shownRows = PageSize;
        if (zone is not null)
        {
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        await LoadAsync();
        refresh.Start(Interval, Clock, () => InvokeAsync(LookAsync));
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A database that is busy or away makes the page stale, not broken; the next look tries again.")]
    private async Task LoadAsync()
    {
        try
        {
            var days = FaultPeriod.LastDays(DayCount, Clock.GetUtcNow(), zone!);
            var query = new FaultQuery
            {
                Camera = CameraId.TryParse(Camera, out var id) ? id : null,
                Kind = Enum.TryParse<FaultKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
                From = days.FromAt,
                Limit = shownRows,
            };
            var figures = await Reader.SummarizeAsync(query, DayCount, zone!, refresh.Left);
            (faults, statistics, now, isStale) = (await Reader.ListAsync(query, refresh.Left), figures, Clock.GetUtcNow(), false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isStale = true;
        }
    }

    private async Task MoreAsync()
    {
        shownRows += PageSize;
        await LoadAsync();
    }

    /// <summary>What is asked stands in the address, so that it survives a reload and can be sent to somebody.</summary>
    private void Go(string? camera = null, string? kind = null, string? days = null) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["camera"] = NullIfEmpty(camera ?? Camera),
            ["kind"] = NullIfEmpty(kind ?? Kind),
            ["days"] = NullIfEmpty(days ?? Days),
        }));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string CameraName(CameraId? camera) =>
        camera is not { } id ? Text["AllCameras"] : Watch.Names.GetValueOrDefault(id) ?? Text["GoneCamera"];

    private static string Percent(double? share) => share is { } known ? known.ToString("P0", CultureInfo.CurrentCulture) : "–";

    private string Time(DateTimeOffset at)
    {
        if (zone is null)
        {
            return "–";
        }

        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(local.Date == TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), zone).Date ? "T" : "G", CultureInfo.CurrentCulture);
    }
}
