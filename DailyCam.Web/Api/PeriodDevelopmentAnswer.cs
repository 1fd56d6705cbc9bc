using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>How often steps of development were seen, by area.</summary>
/// <param name="ExaminedSegments">0 says that no model looked, so nothing can be said.</param>
/// <param name="Weeks">First dates of the weeks that the areas count by.</param>
internal sealed record PeriodDevelopmentAnswer(
    int ExaminedSegments, double ExaminedMinutes, IReadOnlyList<DateOnly> Weeks, IReadOnlyDictionary<DevelopmentArea, SightingsAnswer> Areas)
{
    public static PeriodDevelopmentAnswer Of(PeriodDevelopment development, ReportWords words) => new(
        development.ExaminedSegments,
        development.Examined.TotalMinutes,
        [.. development.Weeks.Select(static week => week.From)],
        development.Areas.ToDictionary(static area => area.Area, area => new SightingsAnswer(area.Times, area.Weeks, SentenceAnswer.Of(area.Sentences, words))));
}
