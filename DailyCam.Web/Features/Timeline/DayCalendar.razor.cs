using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Timeline;

/// <summary>The days of a month to choose from. A month is read when it is opened, so that nobody who only looks at a day pays for it.</summary>
public sealed partial class DayCalendar : IAsyncDisposable
{
    private const int DaysPerWeek = 7;

    /// <summary>Nothing was recorded before; the routes refuse earlier dates too.</summary>
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private readonly BrowserPart keys = new("./timeline/calendar.mjs", "mount");
    private readonly CancellationTokenSource left = new();
    private ElementReference host;
    private Dictionary<DateOnly, CalendarDay> days = [];
    private DateOnly month;
    private DateOnly shown;
    private bool isOpen;

    [Parameter]
    [EditorRequired]
    public CameraId Camera { get; set; }

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    /// <summary>The address of a date.</summary>
    [Parameter]
    [EditorRequired]
    public Func<DateOnly, string> LinkOf { get; set; } = null!;

    [Inject]
    private CalendarReader Reader { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    private static DateTimeFormatInfo Culture => CultureInfo.CurrentCulture.DateTimeFormat;

    private static IEnumerable<DayOfWeek> Weekdays => Enumerable.Range(0, DaysPerWeek).Select(static n => (DayOfWeek)(((int)WeekStart.Of(CultureInfo.CurrentUICulture) + n) % DaysPerWeek));

    private bool HasEarlier => month > Earliest;

    private bool HasLater => month.AddMonths(1) <= Clock.Today;

    /// <summary>The day at which the keyboard enters the month.</summary>
    private DateOnly Entry => Clock.Date.Year == month.Year && Clock.Date.Month == month.Month ? Clock.Date : month;

    /// <summary>Whole weeks; days of the neighbouring months are places without a number.</summary>
    private IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            var lead = ((int)month.DayOfWeek - (int)WeekStart.Of(CultureInfo.CurrentUICulture) + DaysPerWeek) % DaysPerWeek;
            for (var monday = month.AddDays(-lead); monday < month.AddMonths(1); monday = monday.AddDays(DaysPerWeek))
            {
                yield return [.. Enumerable.Range(0, DaysPerWeek).Select(monday.AddDays)];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        await keys.DisposeAsync();
    }

    /// <summary>Whoever chose a day has it before them: the calendar steps aside.</summary>
    protected override void OnParametersSet()
    {
        isOpen = isOpen && shown == Clock.Date;
        shown = Clock.Date;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await keys.BeginAsync(Browser, host);
        }
    }

    private Task ToggleAsync()
    {
        isOpen = !isOpen;
        return isOpen ? ShowAsync(new DateOnly(Clock.Date.Year, Clock.Date.Month, 1)) : Task.CompletedTask;
    }

    private Task TurnAsync(int months) => ShowAsync(month.AddMonths(months));

    private async Task ShowAsync(DateOnly wanted)
    {
        (month, days) = (wanted, []);
        try
        {
            var read = await Reader.GetMonthAsync(Camera, wanted, Clock.Zone, left.Token);
            if (month == wanted)
            {
                days = read.ToDictionary(static day => day.Date);
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // The days can be chosen all the same; every page says that the database is away.
        }
    }

    private string Look(DateOnly date) => days.GetValueOrDefault(date) is { } day
        ? $"{(day.HasFootage ? "has-footage" : null)} {(day.Unreviewed is { } severity ? $"has-unreviewed {DayIncidents.Look(severity)}" : null)}"
        : string.Empty;

    private string Say(DateOnly date)
    {
        var day = days.GetValueOrDefault(date);
        string[] words =
        [
            date.ToString("D", CultureInfo.CurrentCulture),
            .. day is { HasFootage: true } ? new[] { Text["Calendar.Footage"].Value } : [],
            .. day is { Unreviewed: { } severity } ? new[] { Text["Calendar.Unreviewed", Shared.Word(severity)].Value } : [],
        ];
        return string.Join(", ", words);
    }
}
