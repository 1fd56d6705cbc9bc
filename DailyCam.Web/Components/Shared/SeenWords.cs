using DailyCam.Core.Incidents;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Components.Shared;

/// <summary>Who looked at an incident and when, so that of two parents neither asks the other.</summary>
public static class SeenWords
{
    /// <summary>Null while nobody has. The time alone today, with the date otherwise; without a zone only what was decided.</summary>
    public static string? SeenBy(this IStringLocalizer<SharedText> texts, Incident incident, TimeZoneInfo? zone, DateTimeOffset now)
    {
        if (incident.Review == ReviewState.New)
        {
            return null;
        }

        if (zone is null || incident.ReviewedAt is not { } at)
        {
            return texts.Word(incident.Review);
        }

        var who = string.IsNullOrWhiteSpace(incident.ReviewedBy) ? texts["Seen.Somebody"].Value : incident.ReviewedBy;
        return texts[$"Seen.{incident.Review}", texts.AsSubject(who), ViewerZone.Short(at, zone, now)];
    }
}
