using System.Data.Common;
using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Reports;

/// <summary>
/// The report of a week or a month, of all cameras or one. An address that names a zone is drawn before any script runs; without one the browser is asked for its own.
/// </summary>
public sealed partial class PeriodReportView : IAsyncDisposable
{
    private const string ReadProblem = "Problem.Read";

    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<Camera>? cameras;
    private IReadOnlyDictionary<CameraId, string> names = new Dictionary<CameraId, string>();
    private CameraId? chosen;
    private TimeZoneInfo? zone;
    private DateOnly today;
    private ReportPeriod? period;
    private ReportWords? words;
    private PeriodReport? report;
    private string? problem;

    [Parameter]
    [EditorRequired]
    public PeriodKind Kind { get; set; }

    /// <summary>As it stands in the address; left out, today.</summary>
    [Parameter]
    public string? Date { get; set; }

    [Parameter]
    public string? CameraId { get; set; }

    [Parameter]
    public string? Tz { get; set; }

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private PeriodReader Reader { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    private string State => problem is not null ? "problem" : report is not null ? "ready" : cameras is { Count: 0 } ? "empty" : "loading";

    private string Title => period is null ? Text[$"Title.{Kind}"] : PeriodWords.Title(period, Text);

    /// <summary>The zone of the address, for the links that lead on; null when it names none.</summary>
    private string? NamedTz => ViewerZone.Named(Tz) is null ? null : Tz;

    private string MadeAt => TimeZoneInfo.ConvertTime(report!.NowAt, words!.Zone).ToString("g", CultureInfo.CurrentCulture);

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        zone = ViewerZone.Named(Tz) ?? zone;
        if (zone is not null)
        {
            await ShowAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || zone is not null || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, shown by the zone of the address, or left before that.
        }

        await ShowAsync();
        StateHasChanged();
    }

    private async Task ShowAsync()
    {
        today = DayClock.DateAt(Time.GetUtcNow(), zone!);
        words = new ReportWords(Reports, Shared, zone!);
        var date = string.IsNullOrEmpty(Date) ? today : ReportLinks.ParsePeriod(Kind, Date);
        period = ReportPeriod.Of(Kind, date ?? today, WeekStart.Of(CultureInfo.CurrentUICulture));
        report = null;
        problem = date is null ? $"Problem.{Kind}" : period.From > today ? "Problem.Future" : null;
        if (problem is null)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            cameras = await Cameras.ListAsync(left.Token);
            names = cameras.Count > 1 ? cameras.ToDictionary(static camera => camera.Id, static camera => camera.Name) : names;
            chosen = cameras.FirstOrDefault(camera => camera.Id.Value == CameraId)?.Id;
            problem = !string.IsNullOrEmpty(CameraId) && chosen is null ? "Problem.Camera" : null;
            report = problem is null && cameras.Count > 0 ? await Reader.ReadAsync(chosen, period!, zone!, left.Token) : null;
        }
        catch (DbException)
        {
            problem = ReadProblem;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>What is wrong with a week or a month has its own words; the rest is said as of a day.</summary>
    private string Said(string key) => key is "Problem.Camera" or ReadProblem ? Reports[key] : Text[key];

    private async Task PrintAsync() => await Browser.InvokeVoidAsync("print");
}
