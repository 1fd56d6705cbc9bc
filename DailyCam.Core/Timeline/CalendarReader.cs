using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Timeline;

/// <summary>Which days of a month have footage of a camera, and in which something waits to be judged. Reads only, each day by index. Safe from any thread.</summary>
public sealed class CalendarReader(IDbContextFactory<DailyCamDbContext> contexts, RecordingStatusBoard recordings, TimeProvider clock)
{
    /// <summary>Every date of the month that has begun in the zone, in order; none for a month that is still to come.</summary>
    /// <param name="month">Any date of it.</param>
    public async Task<IReadOnlyList<CalendarDay>> GetMonthAsync(CameraId camera, DateOnly month, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var today = DayWindow.DateAt(clock.GetUtcNow(), zone);
        var dates = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).TakeWhile(date => date <= today).ToList();
        if (dates.Count == 0)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var window = new Stretch(DayWindow.Of(dates[0], zone).FromAt, DayWindow.Of(dates[^1], zone).ToAt);
        var recorded = await RecordedAsync(context, camera, window, cancellationToken);
        var days = new List<CalendarDay>(dates.Count);
        foreach (var date in dates)
        {
            var day = DayWindow.Of(date, zone);
            days.Add(new CalendarDay(date, recorded.Any(stretch => stretch.Within(day) is not null), await UnreviewedAsync(context, camera, day, cancellationToken)));
        }

        return days;
    }

    private async Task<IReadOnlyList<Stretch>> RecordedAsync(DailyCamDbContext context, CameraId camera, Stretch window, CancellationToken cancellationToken)
    {
        var earliest = window.FromAt - TimelineReader.LongestFile;
        var segments = await context.ArchiveSegments.AsNoTracking()
            .Where(s => s.CameraId == camera && s.StartAt >= earliest && s.StartAt < window.ToAt && s.EndAt > window.FromAt)
            .Select(static s => new { s.StartAt, s.EndAt })
            .ToListAsync(cancellationToken);
        var stretches = segments.ConvertAll(static s => new Stretch(s.StartAt, s.EndAt));
        if (recordings.Find(camera) is { OpenSegmentStartAt: { } openedAt, OnDiskUntil: { } writtenAt } && new Stretch(openedAt, writtenAt).Within(window) is { } open)
        {
            stretches.Add(open);
        }

        return Stretch.Merge(stretches, GapReasons.Seam);
    }

    /// <summary>The severities are numbers, worst first.</summary>
    private static async Task<Severity?> UnreviewedAsync(DailyCamDbContext context, CameraId camera, Stretch day, CancellationToken cancellationToken) =>
        await context.Incidents.AsNoTracking()
            .Where(i => i.CameraId == camera && i.Review == ReviewState.New && i.StartAt >= day.FromAt && i.StartAt < day.ToAt)
            .MinAsync(static i => (Severity?)i.Severity, cancellationToken);
}
