using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Timeline;

public sealed partial class DayIncidents
{
    internal static readonly (ReviewState State, string Key)[] Reviews =
    [
        (ReviewState.Confirmed, "Incident.Confirm"),
        (ReviewState.FalseAlarm, "Incident.FalseAlarm"),
        (ReviewState.Resolved, "Incident.Resolve"),
    ];

    /// <summary>A day of a thousand would make the page heavy for what nobody reads to its end.</summary>
    private const int AtOnce = 50;

    private readonly HashSet<IncidentId> opened = [];
    private int most = AtOnce;

    [Parameter]
    [EditorRequired]
    public TimelineDay Day { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    [Parameter]
    public EventCallback<Incident> OnWatch { get; set; }

    [Parameter]
    public EventCallback<(IReadOnlyList<Incident> Incidents, ReviewState State)> OnReview { get; set; }

    /// <summary>Colour and shape of a severity, the same as its mark on the bar.</summary>
    internal static string Look(Severity severity) => severity switch
    {
        Severity.Accident => "severity-accident shape-octagon",
        Severity.Danger => "severity-danger shape-triangle",
        Severity.Caution => "severity-caution shape-diamond",
        _ => "severity-advice shape-circle",
    };

    /// <summary>A visit that was answered stays in its row: here an answer takes nothing away.</summary>
    private IReadOnlyList<VisitGroup> Groups => VisitGroups.Of(Day.Incidents, mixesAnswers: true);

    /// <summary>Rows that wait below, or visits below the ones that are unfolded, whichever are more.</summary>
    private int Left => Math.Max(Groups.Count, Groups.Where(IsOpen).Select(static group => group.Incidents.Count).DefaultIfEmpty().Max()) - most;

    private static bool IsAnswered(VisitGroup group, ReviewState state) => group.Incidents.All(incident => incident.Review == state);

    private bool IsOpen(VisitGroup group) => opened.Contains(group.Oldest.Id);

    private void Unfold(VisitGroup group) => _ = opened.Remove(group.Oldest.Id) || opened.Add(group.Oldest.Id);

    /// <summary>A second press on the same answer takes it back; one that only some have been given is given to the others.</summary>
    private Task ReviewAsync(VisitGroup group, ReviewState state) => OnReview.InvokeAsync(IsAnswered(group, state)
        ? (group.Incidents, ReviewState.New)
        : ([.. group.Incidents.Where(incident => incident.Review != state && incident.EndAt is not null)], state)); // Who is still there may become a danger yet.
}
