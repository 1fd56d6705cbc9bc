using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Hosting;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Timeline;

/// <summary>Puts a camera's day together: what was recorded, what not and why, what is known of each minute, what happened. Reads only.</summary>
public sealed class TimelineReader(
    IDbContextFactory<DailyCamDbContext> contexts, RecordingStatusBoard recordings, IOptions<AnalysisOptions> analysis, IOptions<DetectionOptions> detection, TimeProvider clock)
{
    /// <summary>Files last an hour at most, and until the next key frame. What is known of deleted ones is kept for ever; a day must not read all of it.</summary>
    internal static readonly TimeSpan LongestFile = TimeSpan.FromHours(2);

    /// <summary>
    /// A file is registered half a minute after its end, and local vision needs no second for it. What has waited for longer than this waits for a reason, and is said to wait: a day that is over says the
    /// same here as in the reports, which read what was examined and nothing else.
    /// </summary>
    private static readonly TimeSpan LiveFor = TimeSpan.FromMinutes(30);

    private readonly WatchRule rule = new(detection.Value);

    /// <summary>Null when there is no such camera.</summary>
    public async Task<TimelineDay?> GetDayAsync(CameraId camera, DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var day = DayWindow.Of(date, zone);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindCameraAsync(context, camera, cancellationToken) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var recorded = await RecordedAsync(context, camera, day, found.IsLocalOnly, cancellationToken);
        var stretches = Stretch.Merge(recorded.Select(static r => r.Stretch), TimeSpan.Zero);
        var gaps = await GapInputAsync(context, camera, found.CreatedAt, day, now, stretches, cancellationToken);
        var incidents = await context.Incidents.AsNoTracking().In(camera, day.FromAt, day.ToAt).OrderBy(i => i.StartAt).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        var activity = await ActivityAsync(context, camera, day, cancellationToken);
        IReadOnlyList<RecordedStretch> known = [.. recorded, .. await DeletedAsync(context, camera, day, cancellationToken)];
        var coverage = Coverage.Of(new CoverageInput
        {
            Day = day,
            NowAt = now,
            Recorded = known,
            CameraOff = GapReasons.OffStretches(gaps.Switches, now < day.ToAt ? now : day.ToAt),
            Incidents = [.. incidents.Where(static i => i.Review != ReviewState.FalseAlarm).Select(static i => new Stretch(i.StartAt, i.EndAt ?? i.EvidenceAt))],
            WatchedSeconds = activity.ToDictionary(static a => a.Point.At, static a => a.Watched),
        });
        return new TimelineDay
        {
            Camera = camera,
            Date = date,
            Day = day,
            NowAt = now,
            Recorded = Stretch.Merge(stretches.Select(s => s.Within(day)).OfType<Stretch>(), GapReasons.Seam),
            Doubtful = Stretch.Merge(recorded.Where(static r => r.IsTimeDoubtful).Select(r => r.Stretch.Within(day)).OfType<Stretch>(), GapReasons.Seam),
            Gaps = GapReasons.Of(gaps),
            Coverage = coverage,
            Incidents = incidents,
            Activity = [.. activity.Select(static a => a.Point)],
            Score = SafetyScore.Of(incidents, IsEnough(WasWatched(known, activity, incidents), coverage)),
            WasSeen = incidents.Count > 0 || activity.Exists(static a => a.Watched > 0) || known.Any(static r => r.SeenByModel),
        };
    }

    /// <summary>Recorded stretches and the gaps between them, for any stretch of time. Null when there is no such camera.</summary>
    public async Task<(IReadOnlyList<Stretch> Recorded, IReadOnlyList<RecordingGap> Gaps)?> GetRecordedAsync(CameraId camera, Stretch window, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindCameraAsync(context, camera, cancellationToken) is not { } found)
        {
            return null;
        }

        var recorded = (await RecordedAsync(context, camera, window, found.IsLocalOnly, cancellationToken)).Select(r => r.Stretch.Within(window)).OfType<Stretch>();
        var merged = Stretch.Merge(recorded, GapReasons.Seam);
        return (merged, GapReasons.Of(await GapInputAsync(context, camera, found.CreatedAt, window, clock.GetUtcNow(), merged, cancellationToken)));
    }

    /// <summary>
    /// A score needs at least one minute of which it can be said that it was watched, because a few seconds are no basis for 100 points; or an incident, which takes its points whatever else
    /// was watched.
    /// </summary>
    private static bool WasWatched(IReadOnlyList<RecordedStretch> known, List<(ActivityPoint Point, int Watched)> activity, List<Incident> incidents) =>
        activity.Exists(static a => a.Watched >= Coverage.EnoughSeconds)
        || known.Any(static r => r.SeenByModel)
        || incidents.Exists(static i => i.Review != ReviewState.FalseAlarm);

    /// <summary>Of what was recorded enough must have been looked at: 100 points for the one hour that was would be read as 100 points for the day.</summary>
    private bool IsEnough(bool watched, Coverage coverage) => watched && (coverage.LookedAtShare is not { } share || share >= analysis.Value.MinimumCoverage);

    /// <summary>Since when there is the camera, and whether local vision is the only one that will ever look at it. A model that was allowed may still change what is known of a recording.</summary>
    private static async Task<(DateTimeOffset CreatedAt, bool IsLocalOnly)?> FindCameraAsync(DailyCamDbContext context, CameraId camera, CancellationToken cancellationToken) =>
        await context.Cameras.AsNoTracking().Where(c => c.Id == camera).Select(static c => new { c.CreatedAt, c.Analysis, c.Analyzers }).SingleOrDefaultAsync(cancellationToken) is { } found
            ? (found.CreatedAt, found.Analysis && !found.Analyzers.Any(AnalyzerNames.IsRemote))
            : null;

    private async Task<List<RecordedStretch>> RecordedAsync(DailyCamDbContext context, CameraId camera, Stretch window, bool isLocalOnly, CancellationToken cancellationToken)
    {
        var earliest = window.FromAt - LongestFile;
        var liveFrom = clock.GetUtcNow() - LiveFor;
        var segments = await context.ArchiveSegments.AsNoTracking()
            .Where(s => s.CameraId == camera && s.StartAt < window.ToAt && s.EndAt > window.FromAt)
            .Select(static s => new { s.Id, s.StartAt, s.EndAt, s.IsTimeDoubtful })
            .ToListAsync(cancellationToken);
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < window.ToAt && a.EndAt > window.FromAt)
            .Select(static a => new RowState(a.Id, a.SegmentId, a.Analyzer, a.State, RowState.IsAll(a.ShownFps, a.ShownSeconds, a.StartAt, a.EndAt)))
            .ToListAsync(cancellationToken);
        var states = rows.ToLookup(static row => row.Segment);
        var recorded = segments.ConvertAll(segment =>
        {
            var standing = AnalysisStanding.Of(states[segment.Id]);
            return new RecordedStretch(new Stretch(segment.StartAt, segment.EndAt), standing?.State, standing is { SeenByModel: true })
            {
                IsTimeDoubtful = segment.IsTimeDoubtful,
                CountsLive = isLocalOnly && segment.EndAt >= liveFrom && (standing is null || AnalysisStanding.IsPending(standing.State)) && !states[segment.Id].Any(static row => AnalyzerNames.IsRemote(row.Analyzer)),
            };
        });
        if (recordings.Find(camera) is { OpenSegmentStartAt: { } openedAt, OnDiskUntil: { } writtenAt } && new Stretch(openedAt, writtenAt).Within(window) is { } open)
        {
            recorded.Add(new RecordedStretch(open, null) { IsTimeDoubtful = clock.Doubts(openedAt), CountsLive = isLocalOnly });
        }

        return recorded;
    }

    /// <summary>
    /// Recordings that are deleted, with what their examination had found: a minute that was watched stays so when its video goes. What had not been examined by then is not among them: of it
    /// nothing is known any more.
    /// </summary>
    private static async Task<IEnumerable<RecordedStretch>> DeletedAsync(DailyCamDbContext context, CameraId camera, Stretch window, CancellationToken cancellationToken)
    {
        var earliest = window.FromAt - LongestFile;
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < window.ToAt && a.EndAt > window.FromAt && !context.ArchiveSegments.Any(s => s.Id == a.SegmentId))
            .Where(static a => a.State != AnalysisState.Recorded && a.State != AnalysisState.Queued && a.State != AnalysisState.Analysing && a.State != AnalysisState.Verifying)
            .Select(static a => new { Row = new RowState(a.Id, a.SegmentId, a.Analyzer, a.State, RowState.IsAll(a.ShownFps, a.ShownSeconds, a.StartAt, a.EndAt)), a.StartAt, a.EndAt })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(static a => a.Row.Segment).Select(static of =>
        {
            // Nobody can look any more: what had been decided by then has the word.
            var standing = AnalysisStanding.Of(of.Select(static a => a.Row))!;
            var row = of.First();
            return new RecordedStretch(new Stretch(row.StartAt, row.EndAt), standing.State, standing.SeenByModel);
        });
    }

    private static async Task<GapInput> GapInputAsync(
        DailyCamDbContext context, CameraId camera, DateTimeOffset createdAt, Stretch window, DateTimeOffset now, IReadOnlyList<Stretch> recorded, CancellationToken cancellationToken)
    {
        var switches = await context.CameraSwitches.AsNoTracking().Where(s => s.CameraId == camera && s.At >= window.FromAt && s.At < window.ToAt).ToListAsync(cancellationToken);
        var before = await context.CameraSwitches.AsNoTracking().Where(s => s.CameraId == camera && s.At < window.FromAt)
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        var faults = await context.Faults.AsNoTracking()
            .Where(f => (f.CameraId == camera || f.CameraId == null) && f.BeganAt < window.ToAt && (f.RecoveredAt == null || f.RecoveredAt > window.FromAt))
            .ToListAsync(cancellationToken);
        var runs = await context.ServiceRuns.AsNoTracking().Where(r => r.StartedAt < window.ToAt && r.LastSeenAt > window.FromAt).ToListAsync(cancellationToken);
        return new GapInput
        {
            Window = window,
            NowAt = now,
            Recorded = recorded,
            CameraCreatedAt = createdAt,
            Switches = before is null ? switches : [before, .. switches],
            Faults = faults,
            Runs = runs,
            Deletions = await DeletionLog.WithinAsync(context, camera, window, cancellationToken),
        };
    }

    private async Task<List<(ActivityPoint Point, int Watched)>> ActivityAsync(DailyCamDbContext context, CameraId camera, Stretch day, CancellationToken cancellationToken)
    {
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == camera && a.Minute >= day.FromAt && a.Minute < day.ToAt)
            .OrderBy(a => a.Minute)
            .ToListAsync(cancellationToken);
        return minutes.ConvertAll(minute =>
            (new ActivityPoint(minute.Minute, ActivitySummary.MotionIn(minute), ActivitySummary.PeopleIn(minute), ActivitySummary.LoudnessIn(minute)), ActivitySummary.WatchedIn(minute, rule)));
    }
}
