using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Steps of development over a period, by area, each at its second. Pure.</summary>
internal static class SightingSection
{
    /// <summary>Of each area; what lies before stands in the reports of its days.</summary>
    private const int MostListed = 50;

    public static PeriodDevelopment Build(ReportPeriod period, List<DaySheet> sheets)
    {
        var seen = sheets.SelectMany(static sheet => SeenObservation.Of(sheet.Facts)
            .Where(static one => one.Observation.Area is not null)
            .Select(one => (Area: one.Observation.Area!.Value, sheet.Facts.Date, Sentence: sheet.Gate.Keep(DevelopmentSection.SentenceOf(one)))))
            .Where(static one => one.Sentence is not null)
            .ToLookup(static one => one.Area);
        var weeks = period.Weeks();
        return new PeriodDevelopment(
            sheets.SelectMany(static sheet => sheet.Facts.Examined).Select(static segment => (segment.Camera, segment.Segment)).Distinct().Count(),
            sheets.Aggregate(TimeSpan.Zero, static (sum, sheet) => sum + ExaminedFootage.LengthIn(sheet.Facts.Examined, sheet.Facts.Day)),
            weeks,
            [.. Enum.GetValues<DevelopmentArea>().Select(area => new AreaSightings(
                area,
                seen[area].Count(),
                [.. weeks.Select(week => seen[area].Count(one => week.Holds(one.Date)))],
                [.. seen[area].Select(static one => one.Sentence!).TakeLast(MostListed)]))]);
    }
}
