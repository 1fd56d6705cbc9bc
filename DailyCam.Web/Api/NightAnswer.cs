using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>Sleep from noon to noon.</summary>
/// <param name="Date">On which it begins.</param>
/// <param name="Passed">Minutes that have passed.</param>
/// <param name="ExaminedMinutes">What a model examined of them.</param>
internal sealed record NightAnswer(DateOnly Date, DateTimeOffset From, DateTimeOffset To, int Passed, int Watched, double ExaminedMinutes, double LongestMinutes, ReportSleepAnswer Sleep)
{
    public static NightAnswer Of(PeriodNight night, ReportWords words) => new(
        night.Date, night.Window.FromAt, night.Window.ToAt, night.Passed, night.Watched, night.Examined.TotalMinutes, night.Longest.TotalMinutes, ReportSleepAnswer.Of(night.Sleep, words));
}
