using System.Globalization;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Incidents;

public sealed partial class IncidentFacts
{
    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string CameraName { get; set; } = string.Empty;

    /// <summary>Whether a model has said something of it, so that its grade comes from what the model saw.</summary>
    [Parameter]
    public bool IsExplainedByModels { get; set; }

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    private string Description => Incident switch
    {
        { Description: { } words } when words.Read() is { Length: > 0 } described => described,
        { Category: IncidentCategory.DangerZoneEntry, ZoneName: { Length: > 0 } zone } => Text["What.Zone", zone],
        _ => Text["What.NoWords"],
    };

    /// <summary>How a grade came about is said only where nothing but the rule of the zone can have given it; a person's or a model's grade means what the grade means.</summary>
    private string Why => Incident is { Source: IncidentSource.Zone, Review: ReviewState.New, Severity: Severity.Danger or Severity.Caution } && !IsExplainedByModels
        ? $"Zone.{Incident.Severity}"
        : Incident.Severity.ToString();

    private IEnumerable<(string Key, string Value)> Facts => new (string Key, string? Value)[]
    {
        ("Camera", CameraName),
        ("Zone", Incident.ZoneName),
        ("Where", Incident.Place?.Read() is { Length: > 0 } place ? place : Incident.Location),
        ("Began", Zone is null ? null : TimeZoneInfo.ConvertTime(Incident.StartAt, Zone).ToString("F", CultureInfo.CurrentCulture)),
        ("Length", Length),
        ("FoundBy", Text[$"FoundBy.{Incident.Source}"]),
        ("Device", Incident.SafetyDevice == Seen.CannotTell ? null : Text[$"Device.{Incident.SafetyDevice}"].Value),
        ("Adult", Incident.Adult == AdultResponse.CannotTell ? null : Text[$"Adult.{Incident.Adult}"].Value),
    }.Where(static fact => !string.IsNullOrEmpty(fact.Value)).Select(static fact => (fact.Key, fact.Value!));

    private string Length => Incident.EndAt is not { } end ? Text["Length.Ongoing"]
        : end - Incident.StartAt < TimeSpan.FromSeconds(1) ? Text["Length.Moment"]
        : Durations.Of(end - Incident.StartAt, Lengths);
}
