using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>A camera's day for the timeline component.</summary>
internal sealed record TimelineAnswer
{
    public required CameraId Camera { get; init; }

    public required DateOnly Date { get; init; }

    public required string Tz { get; init; }

    public required TimelineSpanAnswer Day { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<TimelineSpanAnswer> Stretches { get; init; }

    /// <summary>Recorded while the computer's clock was not set.</summary>
    public required IReadOnlyList<TimelineSpanAnswer> Doubtful { get; init; }

    public required IReadOnlyList<TimelineGapAnswer> Gaps { get; init; }

    public required IReadOnlyList<TimelineIncidentAnswer> Incidents { get; init; }

    public required IReadOnlyList<ActivityPoint> Activity { get; init; }

    /// <summary>The report's sleep section of this camera alone: when the child looked asleep to a model, or somebody kept still.</summary>
    public required ReportSleepAnswer Sleep { get; init; }

    public required IReadOnlyDictionary<CoverageState, int> Minutes { get; init; }

    public required IReadOnlyList<CoverageSpanAnswer> Coverage { get; init; }

    public required TimelineScoreAnswer Score { get; init; }

    public static TimelineAnswer Of(TimelineDay day, ReportSleep sleep, ReportWords words, IStringLocalizer<SharedText> texts) => new()
    {
        Camera = day.Camera,
        Date = day.Date,
        Tz = words.Zone.Id,
        Day = TimelineSpanAnswer.Of(day.Day),
        Now = day.NowAt,
        Stretches = [.. day.Recorded.Select(TimelineSpanAnswer.Of)],
        Doubtful = [.. day.Doubtful.Select(TimelineSpanAnswer.Of)],
        Gaps = [.. day.Gaps.Select(gap => TimelineGapAnswer.Of(gap, texts))],
        Incidents = [.. day.Incidents.Select(incident => TimelineIncidentAnswer.Of(incident, texts))],
        Activity = day.Activity,
        Sleep = ReportSleepAnswer.Of(sleep, words),
        Minutes = day.Coverage.Totals(),
        Coverage = [.. day.Coverage.Spans().Select(CoverageSpanAnswer.Of)],
        Score = TimelineScoreAnswer.Of(day.Score),
    };
}
