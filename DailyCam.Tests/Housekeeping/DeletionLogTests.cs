using DailyCam.Core.Archive;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class DeletionLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_leaves_one_row_for_each_unbroken_stretch_with_its_reason_its_number_and_its_bytes()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        var fragments = new TestFragments(lab.Camera, clock.GetUtcNow());
        fragments.Take(80).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        fragments.NewAttempt(clock.GetUtcNow().AddMinutes(10));
        fragments.Take(60).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        var rows = await lab.RowsAsync();
        clock.Advance(TimeSpan.FromDays(8));

        await RetentionLab.Of(lab).TryLookAsync(Token);

        var deletions = (await new DeletionReader(lab.Database).ListAsync(new DeletionQuery(), Token)).Reverse().ToList();
        Assert.Equal(2, deletions.Count);
        Assert.All(deletions, row => Assert.Equal((lab.Camera, RetentionReason.Age, 7d, clock.GetUtcNow()), (row.CameraId, row.Reason, row.Limit, row.DeletedAt)));
        Assert.Equal([rows[0].StartAt, rows.First(row => row.StartAt > deletions[0].ToAt.AddMinutes(1)).StartAt], deletions.Select(static row => row.FromAt));
        Assert.Equal(rows[^1].EndAt, deletions[1].ToAt);
        Assert.Equal((rows.Count, rows.Sum(static row => row.SizeBytes)), (deletions.Sum(static row => row.Files), deletions.Sum(static row => row.Bytes)));
    }

    [Fact]
    public async Task What_goes_next_to_it_within_a_day_is_added_and_then_a_row_begins_anew()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var log = RetentionLab.LogOf(lab);
        var began = clock.GetUtcNow().AddDays(-7);
        for (var i = 0; i < 150; i++)
        {
            // The steady state: each ten minutes the file that has become too old goes.
            await DeleteAsync(lab, log, began.AddMinutes(10 * i), RetentionReason.Age, 7);
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        await DeleteAsync(lab, log, began.AddMinutes(1500), RetentionReason.Age, 3);
        await DeleteAsync(lab, log, began.AddMinutes(1510), RetentionReason.FreeSpace, 2);
        var rows = await new DeletionReader(lab.Database).ListAsync(new DeletionQuery(), Token);
        Assert.Equal([(RetentionReason.FreeSpace, 2d, 1), (RetentionReason.Age, 3d, 1), (RetentionReason.Age, 7d, 6), (RetentionReason.Age, 7d, 144)], rows.Select(static row => (row.Reason, row.Limit!.Value, row.Files)));
        Assert.Equal((began, began.AddDays(1)), (rows[3].FromAt, rows[3].ToAt));
    }

    [Fact]
    public async Task What_was_deleted_is_forgotten_after_its_days_and_not_before()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { ReserveMegabytes = 0 });
        lab.Volume.CheckIdentity();
        var clock = (ManualTimeProvider)lab.Clock;
        await DeleteAsync(lab, RetentionLab.LogOf(lab), clock.GetUtcNow().AddDays(-8), RetentionReason.Age, 7);
        var retention = RetentionLab.Of(lab, new HousekeepingOptions { KeepDeletionsDays = 30 });
        foreach (var (days, left) in new[] { (29, 1), (2, 0) })
        {
            clock.Advance(TimeSpan.FromDays(days));
            await retention.TryLookAsync(Token);
            Assert.Equal(left, (await new DeletionReader(lab.Database).ListAsync(new DeletionQuery(), Token)).Count);
        }
    }

    [Fact]
    public async Task A_clock_that_jumps_makes_nothing_forgotten()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { ReserveMegabytes = 0 });
        lab.Volume.CheckIdentity();
        var clock = (ManualTimeProvider)lab.Clock;
        await DeleteAsync(lab, RetentionLab.LogOf(lab), clock.GetUtcNow().AddDays(-8), RetentionReason.Age, 7);
        var retention = RetentionLab.Of(lab);
        clock.StepWallClock(TimeSpan.FromDays(3650));
        await retention.TryLookAsync(Token);
        Assert.Single(await new DeletionReader(lab.Database).ListAsync(new DeletionQuery(), Token));
    }

    [Fact]
    public async Task What_deleting_cannot_free_is_told_until_the_room_is_there()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { ReserveMegabytes = 0, MinimumFreeGigabytes = 2 });
        lab.Volume.CheckIdentity();
        var board = new RetentionBoard();
        var retention = RetentionLab.Of(lab, board: board);
        foreach (var (free, missing) in new[] { (3L << 30, 0L), (1L << 30, 1L << 30), (2L << 30, 0L) })
        {
            lab.Disk.Free = free;
            await retention.TryLookAsync(Token);
            Assert.Equal(missing, board.MissingBytes);
        }
    }

    [Fact]
    public async Task The_list_is_cut_by_camera_reason_and_time_and_paged_by_row()
    {
        await using var lab = new ArchiveLab();
        var log = RetentionLab.LogOf(lab);
        var at = lab.Clock.GetUtcNow().AddDays(-7);
        foreach (var (minutes, reason) in new[] { (0, RetentionReason.Age), (60, RetentionReason.FreeSpace), (120, RetentionReason.Age) })
        {
            await DeleteAsync(lab, log, at.AddMinutes(minutes), reason, 1);
        }

        var reader = new DeletionReader(lab.Database);
        var all = await reader.ListAsync(new DeletionQuery(), Token);
        Assert.Equal([at.AddMinutes(120), at.AddMinutes(60), at], all.Select(static row => row.FromAt));
        Assert.Equal(all.Skip(1).Take(1).Select(static row => row.Id), (await reader.ListAsync(new DeletionQuery { Before = all[0].Id, Limit = 1 }, Token)).Select(static row => row.Id));
        Assert.Equal(2, (await reader.ListAsync(new DeletionQuery { Reason = RetentionReason.Age }, Token)).Count);
        Assert.Single(await reader.ListAsync(new DeletionQuery { From = at.AddMinutes(10), To = at.AddMinutes(120) }, Token));
        Assert.Empty(await reader.ListAsync(new DeletionQuery { Camera = Core.Cameras.CameraId.New() }, Token));
    }

    [Fact]
    public void A_gap_whose_recording_was_deleted_says_so_whatever_else_was_noted_of_that_time()
    {
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var gaps = GapReasons.Of(new GapInput
        {
            Window = new Stretch(start, start.AddHours(3)),
            NowAt = start.AddHours(2),
            CameraCreatedAt = start.AddDays(-9),
            Recorded = [new Stretch(start.AddHours(1), start.AddHours(2))],
            Runs = [new Core.Health.ServiceRun { StartedAt = start.AddDays(-9), LastSeenAt = start.AddHours(2) }],
            Faults = [new Core.Faults.Fault { Kind = Core.Faults.FaultKind.StorageDisconnected, Reason = Core.Faults.FaultReason.StorageSlow, BeganAt = start.AddMinutes(3), RecoveredAt = start.AddMinutes(40) }],
            Deletions = [new Deletion { CameraId = new("roomroomroom"), Reason = RetentionReason.Age, Limit = 7, FromAt = start.AddHours(-4), ToAt = start.AddMinutes(30), BeganAt = start, DeletedAt = start }],
        });
        Assert.Equal(
            [(start, start.AddMinutes(30), GapReason.Deleted, (RetentionReason?)RetentionReason.Age, (double?)7), (start.AddMinutes(30), start.AddMinutes(40), GapReason.Fault, null, null), (start.AddMinutes(40), start.AddHours(1), GapReason.Unknown, null, null)],
            gaps.Select(static gap => (gap.Stretch.FromAt, gap.Stretch.ToAt, gap.Reason, gap.Deleted, gap.Limit)));
    }

    private static async Task DeleteAsync(ArchiveLab lab, DeletionLog log, DateTimeOffset startAt, RetentionReason reason, double limit)
    {
        var segment = new ArchiveSegment
        {
            CameraId = lab.Camera, Path = ArchiveSegmentId.New().Value, StartAt = startAt, EndAt = startAt.AddMinutes(10), SizeBytes = 1000, FragmentIndex = [], VideoCodec = "avc1", ClosedBy = SegmentClosedBy.Rotation,
            VerifiedAt = startAt,
        };
        await using (var context = lab.Database.CreateDbContext())
        {
            context.ArchiveSegments.Add(segment);
            await context.SaveChangesAsync(Token);
        }

        await log.NoteAsync(new RetentionCandidate(segment.Id, segment.CameraId, segment.Path, segment.StartAt, segment.EndAt, segment.SizeBytes), reason, limit, Token);
        await using var after = lab.Database.CreateDbContext();
        Assert.False(await after.ArchiveSegments.AnyAsync(row => row.Id == segment.Id, Token));
    }
}
