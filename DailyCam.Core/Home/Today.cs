using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Home;

/// <summary>The day so far, of all cameras together, as little as one glance takes in. Pure; made of the day's report, so that both say the same.</summary>
public sealed record Today
{
    public required ReportScore Score { get; init; }

    /// <summary>Incidents that count: false alarms are left out.</summary>
    public required int Incidents { get; init; }

    /// <summary>Whole minutes that have passed.</summary>
    public required int Passed { get; init; }

    public required int Watched { get; init; }

    /// <summary>Recorded minutes that are still to be examined: neither watched nor missed.</summary>
    public required int Waiting { get; init; }

    /// <summary>What is known of each minute, in order and without holes.</summary>
    public required IReadOnlyList<CoverageSpan> Spans { get; init; }

    /// <summary>Minutes of the day that are still to come.</summary>
    public required int Ahead { get; init; }

    /// <summary>The longest stretch that nobody watched, and that nobody will; null when there is none.</summary>
    public CoverageSpan? LongestUnwatched { get; init; }

    /// <summary>Minutes that nobody watched and nobody will.</summary>
    public int Unwatched => Passed - Watched - Waiting;

    /// <summary>Never <see cref="TodayTelling.NothingSeen"/> when nobody watched.</summary>
    public TodayTelling Telling => Incidents > 0 ? TodayTelling.Incidents : Watched > 0 ? TodayTelling.NothingSeen : TodayTelling.NothingWatched;

    public static Today Of(DailyReport report) => new()
    {
        Score = report.Score,
        Incidents = report.Incidents.Count,
        Passed = report.Coverage.Passed,
        Watched = report.Coverage.Watched,
        Waiting = report.Coverage.Minutes.GetValueOrDefault(CoverageState.Waiting),
        Spans = report.Coverage.Spans,
        Ahead = Math.Max(0, (int)report.Day.Length.TotalMinutes - report.Coverage.Passed),
        LongestUnwatched = report.Coverage.Spans.Where(static span => !span.State.IsWatched() && span.State != CoverageState.Waiting).MaxBy(static span => span.Minutes),
    };
}
