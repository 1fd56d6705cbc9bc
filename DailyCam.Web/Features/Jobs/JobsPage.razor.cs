using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DailyCam.Core.Jobs;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Jobs;

/// <summary>Five lists of jobs that keep themselves fresh, with what went wrong and a way to run it again.</summary>
public sealed partial class JobsPage : IAsyncDisposable
{
    /// <summary>Newest jobs shown of a list; the API pages through the rest.</summary>
    private const int PageSize = 50;
    private const int ChartHours = 24;
    private const int MostRuns = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly PageRefresh refresh = new();
    private IReadOnlyDictionary<JobState, int> counts = new Dictionary<JobState, int>();
    private IReadOnlyList<JobItem>? jobs;
    private IReadOnlyList<JobHour> hours = [];
    private IReadOnlyList<JobRun> runs = [];
    private TimeZoneInfo? zone;
    private JobTab? shown;
    private long? opened;
    private string? message;
    private bool isStale;

    /// <summary>Which list; in the address, so that it survives a reload and can be sent to somebody.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    [Inject]
    private JobReader Reader { get; init; } = null!;

    [Inject]
    private IJobQueue Queue { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private JobTab Tab => JobTab.Find(List);

    protected override async Task OnParametersSetAsync()
    {
        // Also called when only something around the page has changed: what somebody opened stays open then.
        if (shown != Tab)
        {
            (shown, opened, message) = (Tab, null, null);
        }

        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            refresh.Start(Interval, Clock, () => InvokeAsync(LookAsync));
            StateHasChanged();
        }
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A database that is busy or away makes the page stale, not broken; the next second tries again.")]
    private async Task LoadAsync()
    {
        try
        {
            var tab = Tab;
            counts = await Reader.CountAsync(refresh.Left);
            hours = await Reader.ListHoursAsync(ChartHours, refresh.Left);
            var list = await Reader.ListAsync([.. tab.States], null, PageSize, refresh.Left);
            jobs = tab == Tab ? list : jobs;
            isStale = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isStale = true;
        }
    }

    private async Task RunAgainAsync(JobItem job)
    {
        message = await Queue.RunAgainAsync(job.Id, refresh.Left) ? Text["Started.Again"] : Shared["Problem.JobNotEnded"];
        await LoadAsync();
    }

    private async Task CancelAsync(JobItem job)
    {
        message = await Queue.CancelAsync(job.Id, refresh.Left) ? Text["Cancelling"] : Shared["Problem.JobEnded"];
        await LoadAsync();
    }

    private async Task ToggleAsync(JobItem job)
    {
        opened = opened == job.Id ? null : job.Id;
        runs = opened is null ? [] : await Reader.ListRunsAsync(job, MostRuns, refresh.Left);
    }

    private string ErrorOf(string error)
    {
        var known = Text[$"JobError.{error}"];
        var reason = known.ResourceNotFound ? Shared[$"AnalysisReason.{error}"] : known;
        return reason.ResourceNotFound ? error : reason;
    }

    private string Time(DateTimeOffset? at) =>
        at is { } moment && zone is not null ? TimeZoneInfo.ConvertTime(moment, zone).ToString("G", CultureInfo.CurrentCulture) : "–";

    public ValueTask DisposeAsync() => refresh.DisposeAsync();
}
