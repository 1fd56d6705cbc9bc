using System.Globalization;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Timeline;

public sealed partial class DayIncidentCard
{
    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

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

    /// <summary>The page about it, from which one goes on through all incidents of this camera.</summary>
    private string Page => (InboxFilter.Everything with { Camera = Day.Camera }).AddressOf(Incident.Id);

    /// <summary>The very second of the evidence, so that a link sent to the other parent opens there and plays; a press plays it here.</summary>
    private string Address => string.Create(
        CultureInfo.InvariantCulture, $"timeline?camera={Incident.CameraId}&date={Clock.DateText}&at={Incident.EvidenceAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");

    private string Lasted => Incident.EndAt is { } end ? Text["Incident.Lasted", Durations.Of(end - Incident.StartAt, Text)] : Text["Incident.Ongoing"];

    /// <summary>A second press on the same answer takes it back.</summary>
    private Task ReviewAsync(ReviewState state) => OnReview.InvokeAsync(([Incident], Incident.Review == state ? ReviewState.New : state));
}
