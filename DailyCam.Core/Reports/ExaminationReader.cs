using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Reports;

/// <summary>
/// What was found out about archive segments, whether or not the recordings are still there: a day that was watched stays a watched day when its files are deleted a week later. Reads only.
/// </summary>
public sealed class ExaminationReader(IDbContextFactory<DailyCamDbContext> contexts, IOptions<DetectionOptions> detection)
{
    private readonly WatchRule rule = new(detection.Value);

    /// <summary>Segments of a stretch that a model examined, in order of time, each with the answer that stands.</summary>
    public async Task<IReadOnlyList<ExaminedSegment>> ListAsync(CameraId camera, Stretch within, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earliest = within.FromAt - TimelineReader.LongestFile;
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < within.ToAt && a.EndAt > within.FromAt)
            .Select(static a => new RowState(a.Id, a.SegmentId, a.Analyzer, a.State, RowState.IsAll(a.ShownFps, a.ShownSeconds, a.StartAt, a.EndAt)))
            .ToListAsync(cancellationToken);
        var standing = rows.GroupBy(static row => row.Segment).Select(AnalysisStanding.Of).OfType<AnalysisStanding>().Where(static one => one.AnsweredByModel).ToDictionary(static one => one.Row, static one => !one.SeenByModel);
        var ids = standing.Keys.ToList();
        var answers = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .OrderBy(a => a.StartAt)
            .Select(static a => new { a.Id, a.CameraId, a.SegmentId, a.StartAt, a.EndAt, a.Findings })
            .ToListAsync(cancellationToken);
        return [.. answers.Where(static a => a.Findings is not null).Select(a => new ExaminedSegment(a.CameraId, a.SegmentId, a.StartAt, a.EndAt, a.Findings!) { IsSparse = standing[a.Id] })];
    }

    /// <summary>Seconds that local vision looked at, by minute.</summary>
    internal async Task<Dictionary<DateTimeOffset, int>> WatchedSecondsAsync(CameraId camera, Stretch within, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == camera && a.Minute >= within.FromAt && a.Minute < within.ToAt)
            .ToListAsync(cancellationToken);
        return minutes.ToDictionary(static minute => minute.Minute, minute => ActivitySummary.WatchedIn(minute, rule));
    }

    /// <summary>What local vision saw, minute by minute, in order.</summary>
    internal async Task<IReadOnlyList<ActivityPoint>> ActivityAsync(CameraId camera, Stretch within, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == camera && a.Minute >= within.FromAt && a.Minute < within.ToAt)
            .OrderBy(a => a.Minute)
            .ToListAsync(cancellationToken);
        return minutes.ConvertAll(static minute => new ActivityPoint(minute.Minute, ActivitySummary.MotionIn(minute), ActivitySummary.PeopleIn(minute)));
    }

    /// <summary>What counts of the incidents, as the coverage takes them.</summary>
    internal static IReadOnlyList<Stretch> Stretches(IEnumerable<Incident> incidents) =>
        [.. incidents.Where(static i => i.Review != ReviewState.FalseAlarm).Select(static i => new Stretch(i.StartAt, i.EndAt ?? i.EvidenceAt))];
}
