using System.Globalization;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Timeline;

public sealed partial class DayIncidents
{
    private static readonly (ReviewState State, string Key)[] Reviews =
    [
        (ReviewState.Confirmed, "Incident.Confirm"),
        (ReviewState.FalseAlarm, "Incident.FalseAlarm"),
        (ReviewState.Resolved, "Incident.Resolve"),
    ];

    /// <summary>A day of a thousand would make the page heavy for what nobody reads to its end.</summary>
    private const int AtOnce = 50;

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
    public EventCallback<(Incident Incident, ReviewState State)> OnReview { get; set; }

    /// <summary>Colour and shape of a severity, the same as its mark on the bar.</summary>
    internal static string Look(Severity severity) => severity switch
    {
        Severity.Accident => "severity-accident shape-octagon",
        Severity.Danger => "severity-danger shape-triangle",
        Severity.Caution => "severity-caution shape-diamond",
        _ => "severity-advice shape-circle",
    };

    private string Title(Incident incident) => Shared.TitleOf(incident);

    /// <summary>The page about it, from which one goes on through all incidents of this camera.</summary>
    private string PageOf(Incident incident) => (InboxFilter.Everything with { Camera = Day.Camera }).AddressOf(incident.Id);

    /// <summary>The very second of the evidence, so that a link sent to the other parent opens there and plays; a press plays it here.</summary>
    private string Address(Incident incident) => string.Create(
        CultureInfo.InvariantCulture, $"timeline?camera={incident.CameraId}&date={Clock.DateText}&at={incident.EvidenceAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");

    private string Lasted(Incident incident) =>
        incident.EndAt is { } end ? Text["Incident.Lasted", Durations.Of(end - incident.StartAt, Text)] : Text["Incident.Ongoing"];

    /// <summary>A second press on the same answer takes it back.</summary>
    private Task ReviewAsync(Incident incident, ReviewState state) =>
        OnReview.InvokeAsync((incident, incident.Review == state ? ReviewState.New : state));
}
