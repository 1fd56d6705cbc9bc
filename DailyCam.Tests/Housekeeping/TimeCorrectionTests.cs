using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Detection;
using DailyCam.Core.Faults;
using DailyCam.Core.Hosting;
using DailyCam.Core.Housekeeping;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

/// <summary>The power was away from eleven at night to seven in the morning, and the clock was set ten minutes after the start.</summary>
public sealed class TimeCorrectionTests : IDisposable
{
    private static readonly DateTimeOffset LastSeen = new(2026, 11, 20, 23, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan WithoutClock = TimeSpan.FromMinutes(10);

    private readonly AnalysisBench bench = new();
    private readonly ManualTimeProvider computer = new(DateTimeOffset.UnixEpoch);
    private readonly StandInClock clock;
    private readonly DateTimeOffset began;

    public TimeCorrectionTests()
    {
        clock = new StandInClock(computer);
        clock.GoOnFrom(LastSeen);
        began = clock.GetUtcNow();
    }

    private TimeCorrection Correction => new(bench.Database, clock, NullLogger<TimeCorrection>.Instance);

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task What_was_noted_before_the_clock_was_set_gets_its_true_time_once_and_nothing_else_is_touched()
    {
        var truth = began.AddHours(8);
        var (earlier, recorded, later) = (Segment(LastSeen.AddMinutes(-20)), Segment(began.AddSeconds(5), doubtful: true), Segment(truth.AddMinutes(11)));
        var (old, fresh) = (bench.Incident(LastSeen.AddMinutes(-15)), bench.Incident(began.AddMinutes(9.8)));
        fresh.EndAt = truth.AddMinutes(10.5); // It went on while the clock was set.
        await bench.SaveAsync(
            bench.Camera, earlier, recorded, later, old, fresh, Analysis(earlier), Analysis(recorded),
            bench.Minute(Floor(LastSeen.AddMinutes(-1))), bench.Minute(Floor(began)), bench.Minute(Floor(began.AddMinutes(1))),
            new Fault { CameraId = bench.Camera.Id, Kind = FaultKind.RtspNetwork, BeganAt = began, RecoveredAt = began.AddSeconds(20) });
        var correction = Correction;
        SetClock(truth + WithoutClock);
        await correction.LookAsync(default);
        Assert.Equal(3, (await SegmentsAsync()).Count(row => row.StartAt < truth || row.Id == later.Id));

        computer.Advance(TimeSpan.FromMinutes(2));
        await correction.LookAsync(default);
        await correction.LookAsync(default);

        var rows = await SegmentsAsync();
        Assert.Equal([earlier.StartAt, truth.AddSeconds(5), later.StartAt], rows.Select(static row => row.StartAt));
        Assert.Equal(TimeSpan.FromMinutes(9), rows[1].Duration);
        Assert.DoesNotContain(rows, static row => row.IsTimeDoubtful);
        Assert.Equal(recorded.Path, rows[1].Path);
        await using var context = bench.Database.CreateDbContext();
        Assert.Equal([earlier.StartAt, truth.AddSeconds(5)], await context.SegmentAnalyses.OrderBy(static a => a.StartAt).Select(static a => a.StartAt).ToListAsync(TestContext.Current.CancellationToken));
        var incidents = await context.Incidents.OrderBy(static i => i.StartAt).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((old.StartAt, old.EndAt), (incidents[0].StartAt, incidents[0].EndAt));
        Assert.Equal((truth.AddMinutes(9.8), truth.AddMinutes(10.5)), (incidents[1].StartAt, incidents[1].EndAt!.Value));
        Assert.Equal(
            [Floor(LastSeen.AddMinutes(-1)), Floor(truth), Floor(truth.AddMinutes(1))],
            await context.ActivityMinutes.OrderBy(static a => a.Minute).Select(static a => a.Minute).ToListAsync(TestContext.Current.CancellationToken));
        var fault = await context.Faults.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((truth, truth.AddSeconds(20)), (fault.BeganAt, fault.RecoveredAt!.Value));
    }

    [Fact]
    public async Task While_the_clock_is_not_set_and_for_what_an_earlier_run_recorded_nothing_is_guessed()
    {
        var (unknown, recorded) = (Segment(LastSeen.AddMinutes(-20), doubtful: true), Segment(began.AddSeconds(5), doubtful: true));
        await bench.SaveAsync(bench.Camera, unknown, recorded);
        var correction = Correction;
        computer.Advance(TimeSpan.FromDays(1));
        await correction.LookAsync(default);
        Assert.All(await SegmentsAsync(), static row => Assert.True(row.IsTimeDoubtful));

        computer.StepWallClock(began.AddDays(3) - computer.GetUtcNow());
        _ = clock.GetUtcNow();
        computer.Advance(TimeSpan.FromMinutes(2));
        await correction.LookAsync(default);
        var rows = await SegmentsAsync();
        Assert.Equal((unknown.StartAt, true), (rows[0].StartAt, rows[0].IsTimeDoubtful));
        Assert.Equal((began.AddSeconds(5).AddDays(2), false), (rows[1].StartAt, rows[1].IsTimeDoubtful));
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => ActivitySamples.MinuteOf(at);

    private void SetClock(DateTimeOffset truth)
    {
        computer.Advance(WithoutClock);
        computer.StepWallClock(truth - computer.GetUtcNow());
        Assert.Equal(truth, clock.GetUtcNow());
    }

    private ArchiveSegment Segment(DateTimeOffset startAt, bool doubtful = false) => new()
    {
        CameraId = bench.Camera.Id, Path = $"{bench.Camera.Id}/{startAt:yyyy-MM-dd}/{startAt:HHmmss}Z-1.mp4", StartAt = startAt, EndAt = startAt.AddMinutes(9), SizeBytes = 1, FragmentIndex = [],
        VideoCodec = "avc1.64001f", ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = startAt.AddMinutes(9), IsTimeDoubtful = doubtful,
    };

    private SegmentAnalysis Analysis(ArchiveSegment segment) => AnalysisIntake.NewRow(segment, bench.Analyzer, AnalysisState.Analysed, null, segment.EndAt);

    private async Task<List<ArchiveSegment>> SegmentsAsync()
    {
        await using var context = bench.Database.CreateDbContext();
        return await context.ArchiveSegments.AsNoTracking().OrderBy(static row => row.StartAt).ToListAsync();
    }
}
