using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Reports;

/// <summary>Score, incidents and watched time of the days before a report's own, by the same rules as the report's. Reads only.</summary>
public sealed class TrendReader(IDbContextFactory<DailyCamDbContext> contexts, ExaminationReader examinations)
{
    private readonly TrendSources sources = new(contexts, examinations);

    /// <summary>The days before a date, oldest first.</summary>
    public async Task<IReadOnlyList<TrendDay>> ReadAsync(
        IReadOnlyList<CameraId> cameras, DateOnly date, TimeZoneInfo zone, ReportRules rules, CancellationToken cancellationToken)
    {
        var windows = Enumerable.Range(1, rules.TrendDays - 1).Select(back => date.AddDays(-back)).Reverse().Select(day => (Date: day, Window: DayWindow.Of(day, zone))).ToList();
        if (windows.Count == 0)
        {
            return [];
        }

        var whole = new Stretch(windows[0].Window.FromAt, windows[^1].Window.ToAt);
        var read = new List<TrendSource>();
        foreach (var camera in cameras)
        {
            read.Add(await sources.ReadAsync(camera, whole, cancellationToken));
        }

        return windows.ConvertAll(day => Of(day.Date, day.Window, read, rules));
    }

    private static TrendDay Of(DateOnly date, Stretch window, List<TrendSource> sources, ReportRules rules)
    {
        var facts = new DayFacts { Date = date, Day = window, NowAt = window.ToAt, Cameras = sources.ConvertAll(source => source.On(window, window.ToAt)) };
        var minutes = new DayMinutes(facts);
        var incidents = facts.Incidents.ToList();
        return new TrendDay(date, ScoreSection.ValueOf(incidents, minutes, rules), incidents.Count, minutes.Watched);
    }
}
