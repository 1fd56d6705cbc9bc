using DailyCam.Core.Data;
using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Home;

/// <summary>Today's score and coverage, read again while the page is open: each minute, and soon after an incident or a review.</summary>
public sealed partial class HomeToday : IAsyncDisposable
{
    /// <summary>Below, the day held a danger or an accident.</summary>
    private const int Calm = 80;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly PageRefresh refresh = new();
    private Today? today;
    private ReportWords? words;
    private long readAt;
    private int changed;
    private bool isStale;

    /// <summary>The viewer's zone, which says when today began; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private ReportReader Reader { get; init; } = null!;

    [Inject]
    private IncidentFeed Feed { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    /// <summary>What the deductions do not say: why there is no score, and what was seen. Of unwatched time it is never said that nothing happened.</summary>
    private IEnumerable<string> Notes
    {
        get
        {
            if (today!.Score.Value is null)
            {
                yield return today.Score.Sentence is { } sentence ? words!.Say(sentence) : Text["Telling.NothingWatched"];
            }

            if (today.Score is { IsProvisional: true, Sentence: { } why })
            {
                yield return words!.Say(why);
            }

            if (today.Telling == TodayTelling.NothingSeen && today.Score.Value is not null)
            {
                yield return Text["Telling.NothingSeen"];
            }
            else if (today.Telling == TodayTelling.Incidents && today.Score.Value is null)
            {
                yield return Text[today.Incidents == 1 ? "Telling.Incidents.One" : "Telling.Incidents.Many", today.Incidents];
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Feed.Changed -= OnChanged;
        return refresh.DisposeAsync();
    }

    protected override void OnInitialized() => Feed.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (Zone is not null && words is null)
        {
            words = new ReportWords(Reports, Shared, Zone);
            await ReadAsync();
            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
        }
    }

    /// <summary>Told on a thread of the detection; the next look reads.</summary>
    private void OnChanged(Incident incident) => Interlocked.Exchange(ref changed, 1);

    private async Task LookAsync()
    {
        if (Interlocked.Exchange(ref changed, 0) == 1 || Clock.GetElapsedTime(readAt) >= Interval)
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    /// <summary>What was read before stays shown when it cannot be read again, and says so.</summary>
    private async Task ReadAsync()
    {
        readAt = Clock.GetTimestamp();
        try
        {
            today = Today.Of(await Reader.ReadDayAsync(DayWindow.DateAt(Clock.GetUtcNow(), Zone!), Zone!, refresh.Left));
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

    private string Length(int minutes) => words!.Length(TimeSpan.FromMinutes(minutes));
}
