using DailyCam.Core.Incidents;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Components.Shared;

/// <summary>What an incident is called, the same on every page.</summary>
public static class IncidentTitles
{
    /// <summary>A model's or a person's words, else what the facts say.</summary>
    public static string TitleOf(this IStringLocalizer<SharedText> texts, Incident incident) =>
        incident.Title?.Read() is { Length: > 0 } title ? title
        : incident is { Category: IncidentCategory.DangerZoneEntry, ZoneName: { Length: > 0 } name } ? texts["Incident.Zone", name]
        : texts.Word(incident.Category);
}
