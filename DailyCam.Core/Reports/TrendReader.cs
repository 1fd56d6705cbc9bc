using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Reports;

/// <summary>
/// Score, incidents and watched time of the days before a report's own, by the same rules as the report's. It reads the segments' figures, and the minutes themselves only where
/// a segment was watched in part: weeks of minutes would take longer than the rest of the page. Reads only.
/// </summary>
public sealed class TrendReader(IDbContextFactory<DailyCamDbContext> contexts, ExaminationReader examinations)
{
    /// <summary>When no more seconds of a segment than these were missed, each of its minutes was watched for half of its seconds at least.</summary>
    private const int SurelyWatched = Coverage.EnoughSeconds;

    private const int SecondsPerMinute = 60;

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
        var sources = new List<TrendSource>();
        foreach (var camera in cameras)
        {
            sources.Add(await SourceAsync(camera, whole, cancellationToken));
        }

        return windows.ConvertAll(day => Of(day.Date, day.Window, sources, rules));
    }

    private static TrendDay Of(DateOnly date, Stretch window, List<TrendSource> sources, ReportRules rules)
    {
        var facts = new DayFacts { Date = date, Day = window, NowAt = window.ToAt, Cameras = sources.ConvertAll(source => source.On(window)) };
        var minutes = new DayMinutes(facts);
        var incidents = facts.Incidents.ToList();
        return new TrendDay(date, ScoreSection.ValueOf(incidents, minutes, rules), incidents.Count, minutes.Watched);
    }

    private async Task<TrendSource> SourceAsync(CameraId camera, Stretch whole, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earliest = whole.FromAt - TimelineReader.LongestFile;
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < whole.ToAt && a.EndAt > whole.FromAt)
            .Select(static a => new { a.StartAt, a.EndAt, a.Facts, State = new RowState(a.Id, a.SegmentId, a.Analyzer, a.State, RowState.IsAll(a.ShownFps, a.ShownSeconds, a.StartAt, a.EndAt)) })
            .ToListAsync(cancellationToken);
        var incidents = await context.Incidents.AsNoTracking().In(camera, whole.FromAt, whole.ToAt).OrderBy(i => i.StartAt).ToListAsync(cancellationToken);
        var recorded = new List<RecordedStretch>();
        var watched = new Dictionary<DateTimeOffset, int>();
        var unsure = new List<Stretch>();
        foreach (var segment in rows.GroupBy(static row => row.State.Segment))
        {
            var standing = AnalysisStanding.Of(segment.Select(static row => row.State))!;
            var stretch = new Stretch(segment.First().StartAt, segment.First().EndAt);
            recorded.Add(new RecordedStretch(stretch, standing.State, standing.SeenByModel));
            if (standing is not { State: AnalysisState.Analysed or AnalysisState.Filtered, SeenByModel: false })
            {
                continue; // Watched as a whole or not at all, whatever its minutes say.
            }

            if (segment.Select(static row => row.Facts).FirstOrDefault(static facts => facts is not null) is { } facts && facts.Seconds - facts.WatchedSeconds <= SurelyWatched)
            {
                AddMinutes(watched, stretch);
            }
            else
            {
                unsure.Add(stretch);
            }
        }

        await AddMeasuredAsync(camera, unsure, watched, cancellationToken);
        return new TrendSource(camera, recorded, incidents, watched);
    }

    private async Task AddMeasuredAsync(CameraId camera, List<Stretch> stretches, Dictionary<DateTimeOffset, int> watched, CancellationToken cancellationToken)
    {
        foreach (var stretch in Stretch.Merge(stretches, TimeSpan.FromMinutes(1)))
        {
            foreach (var (minute, seconds) in await examinations.WatchedSecondsAsync(camera, new Stretch(stretch.FromAt.AddMinutes(-1), stretch.ToAt), cancellationToken))
            {
                watched.TryAdd(minute, seconds);
            }
        }
    }

    private static void AddMinutes(Dictionary<DateTimeOffset, int> watched, Stretch stretch)
    {
        for (var minute = new DateTimeOffset(stretch.FromAt.UtcTicks - (stretch.FromAt.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero); minute < stretch.ToAt; minute = minute.AddMinutes(1))
        {
            watched[minute] = SecondsPerMinute;
        }
    }
}
