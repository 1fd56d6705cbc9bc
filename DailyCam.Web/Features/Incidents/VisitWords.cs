using System.Globalization;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Incidents;

/// <summary>Repeated visits in words.</summary>
internal static class VisitWords
{
    /// <summary>The zone and how often. Where there may be more than were read it says "at least".</summary>
    public static string TitleOf(this IStringLocalizer<IncidentsText> texts, VisitGroup visits) =>
        texts[visits.MayGoOn ? "Visits.TitleAtLeast" : "Visits.Title", visits.Newest.ZoneName is { Length: > 0 } name ? name : texts["Visits.Zone"].Value, visits.Incidents.Count];

    /// <summary>What the button says that shows each of them, or none.</summary>
    public static string FoldOf(this IStringLocalizer<IncidentsText> texts, VisitGroup visits, bool isOpen) => texts[isOpen ? "Visits.Fold" : "Visits.Unfold", visits.Incidents.Count];

    /// <summary>How many of each severity; empty where all are alike.</summary>
    public static string MixOf(this IStringLocalizer<SharedText> texts, VisitGroup visits) =>
        string.Join(" · ", visits.Mix.Select(one => $"{texts.Word(one.Severity)} {one.Count.ToString(CultureInfo.CurrentCulture)}"));
}
