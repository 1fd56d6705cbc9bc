using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Reports;

/// <summary>
/// Reads one camera's weeks. It reads the segments' figures, and the minutes themselves only where a segment was watched in part: weeks of minutes would take longer than the rest of the page. Reads only.
/// </summary>
internal sealed class TrendSources(IDbContextFactory<DailyCamDbContext> contexts, ExaminationReader examinations)
{
    /// <summary>When no more seconds of a segment than these were missed, each of its minutes was watched for half of its seconds at least.</summary>
    private const int SurelyWatched = Coverage.EnoughSeconds;

    private const int SecondsPerMinute = 60;

    /// <summary>
    /// An incident that began longer before the weeks than this is not looked for: without such a bound each reading walks through all that ever happened. Nobody is in a zone for a week.
    /// </summary>
    private static readonly TimeSpan LongestIncident = TimeSpan.FromDays(7);

    public async Task<TrendSource> ReadAsync(CameraId camera, Stretch whole, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earliest = whole.FromAt - TimelineReader.LongestFile;
        var rows = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= earliest && a.StartAt < whole.ToAt && a.EndAt > whole.FromAt)
            .Select(static a => new TrendRow(a.StartAt, a.EndAt, a.Facts, new RowState(a.Id, a.SegmentId, a.Analyzer, a.State, RowState.IsAll(a.ShownFps, a.ShownSeconds, a.StartAt, a.EndAt))))
            .ToListAsync(cancellationToken);
        var sorted = Sort(rows);
        await AddMeasuredAsync(camera, sorted.Unsure, sorted.Watched, cancellationToken);
        return new TrendSource(camera, sorted.Recorded, await IncidentsAsync(context, camera, whole, cancellationToken), sorted.Watched)
        {
            CameraOff = await OffAsync(context, camera, whole, cancellationToken),
            Answered = Stretch.Merge(sorted.Answered, TimeSpan.Zero),
            Peopled = Stretch.Merge(sorted.Peopled, TimeSpan.FromMinutes(1)),
        };
    }

    private static Sorted Sort(List<TrendRow> rows)
    {
        var sorted = new Sorted([], [], [], [], []);
        foreach (var segment in rows.GroupBy(static row => row.State.Segment))
        {
            var standing = AnalysisStanding.Of(segment.Select(static row => row.State))!;
            var stretch = new Stretch(segment.First().StartAt, segment.First().EndAt);
            var facts = segment.Select(static row => row.Facts).FirstOrDefault(static facts => facts is not null);
            sorted.Recorded.Add(new RecordedStretch(stretch, standing.State, standing.SeenByModel));
            if (standing.AnsweredByModel)
            {
                sorted.Answered.Add(stretch);
            }

            if (facts is { PersonSeconds: > 0 })
            {
                sorted.Peopled.Add(stretch);
            }

            if (standing is not { State: AnalysisState.Analysed or AnalysisState.Filtered, SeenByModel: false })
            {
                continue; // Watched as a whole or not at all, whatever its minutes say.
            }

            if (facts is not null && facts.Seconds - facts.WatchedSeconds <= SurelyWatched)
            {
                AddMinutes(sorted.Watched, stretch);
            }
            else
            {
                sorted.Unsure.Add(stretch);
            }
        }

        return sorted;
    }

    /// <summary>As much of each as can be counted: their words would be most of what is read.</summary>
    private static async Task<IReadOnlyList<Incident>> IncidentsAsync(DailyCamDbContext context, CameraId camera, Stretch whole, CancellationToken cancellationToken)
    {
        var earliest = whole.FromAt - LongestIncident;
        return await context.Incidents.AsNoTracking().In(camera, whole.FromAt, whole.ToAt)
            .Where(i => i.StartAt >= earliest)
            .OrderBy(static i => i.StartAt)
            .Select(static i => new Incident
            {
                Id = i.Id,
                CameraId = i.CameraId,
                StartAt = i.StartAt,
                EndAt = i.EndAt,
                EvidenceAt = i.EvidenceAt,
                Severity = i.Severity,
                Category = i.Category,
                Source = i.Source,
                Confidence = i.Confidence,
                Location = i.Location,
                Verification = i.Verification,
                ZoneName = i.ZoneName,
                EvidencePicture = i.EvidencePicture,
                Review = i.Review,
            })
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<Stretch>> OffAsync(DailyCamDbContext context, CameraId camera, Stretch whole, CancellationToken cancellationToken)
    {
        var switches = await context.CameraSwitches.AsNoTracking().Where(s => s.CameraId == camera && s.At >= whole.FromAt && s.At < whole.ToAt).ToListAsync(cancellationToken);
        var before = await context.CameraSwitches.AsNoTracking().Where(s => s.CameraId == camera && s.At < whole.FromAt)
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        return GapReasons.OffStretches(before is null ? switches : [before, .. switches], whole.ToAt);
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

    private sealed record Sorted(List<RecordedStretch> Recorded, Dictionary<DateTimeOffset, int> Watched, List<Stretch> Unsure, List<Stretch> Answered, List<Stretch> Peopled);

    private sealed record TrendRow(DateTimeOffset StartAt, DateTimeOffset EndAt, SegmentFacts? Facts, RowState State);
}
