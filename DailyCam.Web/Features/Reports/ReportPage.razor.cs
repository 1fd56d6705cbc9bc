using System.Data.Common;
using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Reports;

/// <summary>A day's report, of all cameras or one. Day and camera stand in the address, so a link shows the same thing to the other parent.</summary>
public sealed partial class ReportPage : IAsyncDisposable
{
    private const string ReadProblem = "Problem.Read";

    /// <summary>Today's report is read again this often; it tells of hours, not of seconds.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(1);

    private readonly PageRefresh refresh = new();
    private IReadOnlyList<Camera>? cameras;
    private IReadOnlyDictionary<CameraId, string> names = new Dictionary<CameraId, string>();
    private CameraId? chosen;
    private TimeZoneInfo? zone;
    private DayClock? clock;
    private ReportWords? words;
    private DailyReport? report;
    private string? problem;

    /// <summary>yyyy-MM-dd; left out, today.</summary>
    [Parameter]
    public string? Date { get; set; }

    /// <summary>Left out, all cameras together.</summary>
    [SupplyParameterFromQuery(Name = "camera")]
    public string? CameraId { get; set; }

    /// <summary>Left out, the zone of the browser. An address that names one is drawn before any script runs.</summary>
    [SupplyParameterFromQuery(Name = "tz")]
    public string? Tz { get; set; }

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private ReportReader Reader { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    private string State => problem is not null ? "problem" : report is not null ? "ready" : cameras is { Count: 0 } ? "empty" : "loading";

    /// <summary>The zone of the address, for the links that lead on; null when it names none.</summary>
    private string? NamedTz => ViewerZone.Named(Tz) is null ? null : Tz;

    private string MadeAt => TimeZoneInfo.ConvertTime(report!.NowAt, words!.Zone).ToString("g", CultureInfo.CurrentCulture);

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override Task OnParametersSetAsync()
    {
        zone = ViewerZone.Named(Tz) ?? zone;
        return zone is null ? Task.CompletedTask : ShowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return; // Ready already.
        }

        if (zone is null)
        {
            if ((zone = await Viewer.GetAsync()) is null)
            {
                return; // Left before that.
            }

            await ShowAsync();
        }

        refresh.Start(RefreshInterval, Time, () => InvokeAsync(LookAsync));
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        if (clock is { IsToday: true } && problem is null or ReadProblem)
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    private async Task ShowAsync()
    {
        words = new ReportWords(Text, Shared, zone!);
        var today = DayClock.DateAt(Time.GetUtcNow(), zone!);
        var date = string.IsNullOrEmpty(Date) ? today : DayClock.Parse(Date);
        clock = new DayClock(date ?? today, today, zone!);
        report = null;
        problem = date is null ? "Problem.Date" : date > today ? "Problem.Future" : null;
        if (problem is null)
        {
            await ReadAsync();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again.</summary>
    private async Task ReadAsync()
    {
        try
        {
            cameras = await Cameras.ListAsync(refresh.Left);
            names = cameras.Count > 1 ? cameras.ToDictionary(static camera => camera.Id, static camera => camera.Name) : names;
            chosen = cameras.FirstOrDefault(camera => camera.Id.Value == CameraId)?.Id;
            problem = !string.IsNullOrEmpty(CameraId) && chosen is null ? "Problem.Camera" : null;
            report = problem is null && cameras.Count > 0 ? await Reader.ReadAsync(chosen, clock!.Date, clock.Zone, refresh.Left) : null;
        }
        catch (DbException)
        {
            problem = report is null ? ReadProblem : null;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void ChooseDay(ChangeEventArgs change)
    {
        if (DayClock.Parse(change.Value as string) is { } date)
        {
            Navigation.NavigateTo(ReportLinks.Report(date, chosen, NamedTz));
        }
    }

    private string Table(string what) => ReportLinks.Table(ReportPeriod.Of(PeriodKind.Day, clock!.Date, DayOfWeek.Monday), what, chosen, clock.Zone);

    private async Task PrintAsync() => await Browser.InvokeVoidAsync("print");
}
