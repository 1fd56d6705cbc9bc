using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>Minutes of a day by state.</summary>
/// <param name="Minutes">Every state with its minutes, zero included; they sum to <paramref name="Passed"/>.</param>
/// <param name="Passed">Whole minutes of the day that have passed.</param>
internal sealed record CoverageAnswer(
    CameraId Camera,
    DateOnly Date,
    string Tz,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Now,
    IReadOnlyDictionary<CoverageState, int> Minutes,
    int Passed,
    IReadOnlyList<CoverageSpanAnswer> Spans)
{
    public static CoverageAnswer Of(TimelineDay day, TimeZoneInfo zone) => new(
        day.Camera, day.Date, zone.Id, day.Day.FromAt, day.Day.ToAt, day.NowAt, day.Coverage.Totals(), day.Coverage.Minutes.Count,
        [.. day.Coverage.Spans().Select(CoverageSpanAnswer.Of)]);
}
