using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>What was watched stays watched when its recording is deleted.</summary>
public sealed class DeletedCoverageTests : IDisposable
{
    private const int Minutes = 180;

    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly AnalysisState?[] Pending = [null, AnalysisState.Recorded, AnalysisState.Queued, AnalysisState.Analysing, AnalysisState.Verifying];

    private static readonly Gen<Past> AnyPast =
        from pause in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 400)))
        from seconds in Gen.Choose(1, 1500)
        from state in Gen.Elements(Enum.GetValues<AnalysisState>().Select(static state => (AnalysisState?)state).Append(null).ToArray())
        from deleted in Gen.Elements(true, false)
        select new Past(pause, seconds, state, deleted);

    private readonly AnalysisBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_minute_that_was_examined_keeps_its_state_and_the_gap_says_that_its_recording_was_deleted()
    {
        var (watched, pending, kept) = (Recorded(0, 10), Recorded(10, 20), Recorded(20, 30));
        await bench.SaveAsync([bench.Camera, watched, pending, kept, .. Looked(bench.Camera.Id), Analysis(watched, AnalysisState.Analysed), Analysis(pending, AnalysisState.Queued), Analysis(kept, AnalysisState.Filtered)]);
        await DeleteAsync(watched, pending);
        var day = (await DayAsync(bench.Camera.Id))!;
        Assert.Equal(
            [(10, CoverageState.AnalysedClear), (10, CoverageState.NotRecorded), (10, CoverageState.FilteredLocally)],
            day.Coverage.Spans().Take(3).Select(static span => (span.Minutes, span.State)));
        Assert.Equal((GapReason.Deleted, new Stretch(Start, Start.AddMinutes(20))), (day.Gaps[0].Reason, day.Gaps[0].Stretch));
        Assert.Equal([new Stretch(kept.StartAt, kept.EndAt)], day.Recorded);
    }

    [Fact]
    public async Task Where_todays_analyzer_can_look_no_more_the_last_one_that_did_has_the_word()
    {
        var segment = Recorded(0, 10);
        var (first, second) = (Analysis(segment, AnalysisState.Failed, "0.8"), Analysis(segment, AnalysisState.Analysed, "0.9"));
        await bench.SaveAsync([bench.Camera, segment, .. Looked(bench.Camera.Id), first]);
        await bench.SaveAsync(second);
        await DeleteAsync(segment);
        Assert.Equal(10, (await DayAsync(bench.Camera.Id))!.Coverage.Totals()[CoverageState.AnalysedClear]);
    }

    /// <summary>Drawn by FsCheck and run here, because its own runner cannot await.</summary>
    [Fact]
    public async Task Whatever_is_recorded_examined_and_deleted_the_states_add_up_and_only_what_nobody_examined_is_lost()
    {
        foreach (var history in Gen.Sample(AnyPast.ListOf(), 25))
        {
            Assert.True(await HoldsAsync([.. history]), string.Join(", ", history));
        }
    }

    private async Task<bool> HoldsAsync(IReadOnlyList<Past> history)
    {
        var camera = new Camera { Name = "x", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Start.AddDays(-1) };
        var recorded = Place(camera.Id, history);
        await bench.SaveAsync([
            camera, .. Looked(camera.Id), .. recorded.Select(static one => one.Segment),
            .. recorded.Where(static one => one.Past.State is not null).Select(one => Analysis(one.Segment, one.Past.State!.Value))]);
        var before = (await DayAsync(camera.Id))!;
        var gone = recorded.Where(static one => one.Past.Deleted).ToList();
        await DeleteAsync([.. gone.Select(static one => one.Segment)]);
        var after = (await DayAsync(camera.Id))!;
        var passed = (int)(bench.Clock.GetUtcNow() - Start).TotalMinutes;
        var forgotten = gone.Where(static one => Pending.Contains(one.Past.State)).Select(static one => Of(one.Segment)).ToList();
        return before.Coverage.Totals().Values.Sum() == passed && after.Coverage.Totals().Values.Sum() == passed
            && Enumerable.Range(0, passed).All(minute => Agrees(new Stretch(Start.AddMinutes(minute), Start.AddMinutes(minute + 1)), forgotten, before.Coverage.Minutes[minute], after.Coverage.Minutes[minute]))
            && gone.Where(static one => Of(one.Segment).Length > GapReasons.Seam).All(one => after.Gaps.Any(gap => gap.Reason == GapReason.Deleted && gap.Stretch.Within(Of(one.Segment)) is not null));
    }

    private static bool Agrees(Stretch minute, List<Stretch> forgotten, CoverageState before, CoverageState after)
    {
        var touched = forgotten.Select(one => one.Within(minute)).OfType<Stretch>().ToList();
        return touched.Count == 0 ? after == before : !touched.Contains(minute) || after == CoverageState.NotRecorded;
    }

    /// <summary>One after the other, within the first hours of the day.</summary>
    private static List<(Past Past, ArchiveSegment Segment)> Place(CameraId camera, IReadOnlyList<Past> history)
    {
        var placed = new List<(Past, ArchiveSegment)>();
        var at = Start;
        foreach (var past in history)
        {
            var from = at.AddSeconds(past.Pause);
            at = from.AddSeconds(past.Seconds);
            if (at <= Start.AddMinutes(Minutes))
            {
                placed.Add((past, Segment(camera, from, at)));
            }
        }

        return placed;
    }

    private ArchiveSegment Recorded(int fromMinute, int toMinute) => Segment(bench.Camera.Id, Start.AddMinutes(fromMinute), Start.AddMinutes(toMinute));

    private static ArchiveSegment Segment(CameraId camera, DateTimeOffset from, DateTimeOffset to) => new()
    {
        CameraId = camera, Path = $"{camera}/{from:HHmmss}", StartAt = from, EndAt = to, SizeBytes = 1, FragmentIndex = [], VideoCodec = "avc1.64001f", ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = to,
    };

    private SegmentAnalysis Analysis(ArchiveSegment segment, AnalysisState state, string? version = null) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = bench.Analyzer.Name, PromptVersion = version ?? bench.Analyzer.PromptVersion,
        State = state, QueuedAt = segment.EndAt,
    };

    /// <summary>Local vision looked at every minute.</summary>
    private IEnumerable<object> Looked(CameraId camera) =>
        Enumerable.Range(0, Minutes).Select(minute => (object)new ActivityMinute { CameraId = camera, Minute = Start.AddMinutes(minute), Samples = bench.Minute(Start).Samples });

    private static Stretch Of(ArchiveSegment segment) => new(segment.StartAt, segment.EndAt);

    private async Task DeleteAsync(params ArchiveSegment[] segments)
    {
        var log = new DeletionLog(bench.Database, Options.Create(new HousekeepingOptions()), bench.Clock);
        foreach (var segment in segments)
        {
            await log.NoteAsync(new RetentionCandidate(segment.Id, segment.CameraId, segment.Path, segment.StartAt, segment.EndAt, segment.SizeBytes), RetentionReason.Age, 7, CancellationToken.None);
        }
    }

    private Task<TimelineDay?> DayAsync(CameraId camera) =>
        new TimelineReader(bench.Database, new RecordingStatusBoard(), Options.Create(bench.Options), Options.Create(new DetectionOptions()), bench.Clock).GetDayAsync(camera, Day, TimeZoneInfo.Utc, CancellationToken.None);

    /// <param name="Pause">Seconds without a recording before it.</param>
    private sealed record Past(int Pause, int Seconds, AnalysisState? State, bool Deleted);
}
