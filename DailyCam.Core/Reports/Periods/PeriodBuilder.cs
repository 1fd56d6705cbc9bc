using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Makes the report of a week or a month of its days' facts. Pure: no database, no clock; the same facts give the same report.</summary>
public static class PeriodBuilder
{
    /// <summary>A list of more is none that anybody reads; each day has its own.</summary>
    private const int MostGravest = 10;

    public static PeriodReport Build(PeriodFacts facts, ReportRules rules)
    {
        var sheets = facts.Days.Take(facts.Period.Dates.Count).Select(static day => new DaySheet(day)).ToList();
        var days = sheets.ConvertAll(sheet => DayOf(sheet, rules));
        var coverage = CoverageOf(days);
        var incidents = sheets.SelectMany(static sheet => sheet.Incidents).DistinctBy(static incident => incident.Id).ToList();
        var names = coverage.Cameras.ToDictionary(static camera => camera.Camera, static camera => camera.Name);
        var gravest = Gravest(sheets);
        var (nights, dropped) = NightSection.Build(facts, rules);
        var development = SightingSection.Build(facts.Period, sheets);
        return new PeriodReport
        {
            Period = facts.Period,
            NowAt = facts.NowAt,
            Days = days,
            Coverage = coverage,
            Incidents = incidents.Count,
            FalseAlarms = sheets.SelectMany(static sheet => sheet.Facts.Cameras).SelectMany(static camera => camera.Incidents)
                .Where(static incident => incident.Review == ReviewState.FalseAlarm).DistinctBy(static incident => incident.Id).Count(),
            Gravest = gravest,
            Categories = Categories(incidents),
            Places = Places(incidents, names),
            Hours = HourSection.Build(facts, sheets, incidents),
            Nights = nights,
            Development = development,
            Dropped = Sum(sheets.Select(static sheet => sheet.Gate.Dropped).Append(dropped)),
        };
    }

    private static PeriodDay DayOf(DaySheet sheet, ReportRules rules) => new(
        sheet.Facts.Date,
        ScoreSection.ValueOf(sheet.Incidents, sheet.Minutes, rules),
        sheet.Incidents.Count,
        sheet.Minutes.Count,
        sheet.Minutes.Watched,
        [.. sheet.Facts.Cameras.Select(static camera => new CameraWatch(camera.Id, camera.Name, camera.Minutes.Count, camera.Minutes.Count(static state => state.IsWatched())))]);

    private static PeriodCoverage CoverageOf(List<PeriodDay> days) => new(
        days.Sum(static day => day.Passed),
        days.Sum(static day => day.Watched),
        [.. days.SelectMany(static day => day.Cameras).GroupBy(static camera => camera.Camera).Select(static camera =>
            new CameraWatch(camera.Key, camera.First().Name, camera.Sum(static one => one.Passed), camera.Sum(static one => one.Watched)))],
        days.Count(static day => day.IsUnknown));

    private static IReadOnlyList<CategoryCount> Categories(List<Incident> incidents) =>
    [
        .. incidents.GroupBy(static incident => incident.Category)
            .Select(static kind => new CategoryCount(kind.Key, kind.Count(), kind.Min(static incident => incident.Severity)))
            .OrderByDescending(static kind => kind.Count).ThenBy(static kind => kind.Gravest).ThenBy(static kind => kind.Category),
    ];

    private static IReadOnlyList<PlaceCount> Places(List<Incident> incidents, Dictionary<CameraId, string> names) =>
    [
        .. incidents.GroupBy(static incident => (incident.CameraId, Place: PlaceOf(incident)))
            .Select(place => new PlaceCount(place.Key.CameraId, names[place.Key.CameraId], place.Key.Place, place.Count(), place.Min(static incident => incident.Severity)))
            .OrderByDescending(static place => place.Count).ThenBy(static place => place.Gravest)
            .ThenBy(static place => place.CameraName, StringComparer.Ordinal).ThenBy(static place => place.Place, StringComparer.Ordinal).ThenBy(static place => place.Camera.Value, StringComparer.Ordinal),
    ];

    private static string? PlaceOf(Incident incident) =>
        !string.IsNullOrEmpty(incident.ZoneName) ? incident.ZoneName : !string.IsNullOrEmpty(incident.Location) ? incident.Location : null;

    private static List<DatedIncident> Gravest(List<DaySheet> sheets)
    {
        var shown = new List<DatedIncident>();
        foreach (var (sheet, incident) in sheets.SelectMany(static sheet => sheet.Incidents.Select(incident => (Sheet: sheet, Incident: incident)))
            .DistinctBy(static one => one.Incident.Id)
            .OrderBy(static one => one.Incident.Severity).ThenBy(static one => one.Incident.StartAt).ThenBy(static one => one.Incident.Id.Value, StringComparer.Ordinal)
            .Take(MostGravest))
        {
            shown.AddRange(IncidentSection.Build([incident], sheet.Gate).Select(one => new DatedIncident(sheet.Facts.Date, one)));
        }

        return shown;
    }

    private static DroppedSentences Sum(IEnumerable<DroppedSentences> dropped) =>
        dropped.Aggregate(default(DroppedSentences), static (sum, one) => new DroppedSentences(sum.WithoutEvidence + one.WithoutEvidence, sum.LanguagesDiffer + one.LanguagesDiffer));
}
