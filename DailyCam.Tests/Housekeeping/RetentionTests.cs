using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Hosting;
using DailyCam.Core.Housekeeping;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Room = new("roomroomroom");
    private static readonly CameraId Hall = new("hallhallhall");

    [Fact]
    public void What_is_older_than_its_cameras_days_goes_whatever_is_free()
    {
        var old = Segment(Room, TimeSpan.FromDays(8));
        var kept = Segment(Hall, TimeSpan.FromDays(8));
        var rules = Rules() with { KeepOf = new Dictionary<CameraId, TimeSpan> { [Hall] = TimeSpan.FromDays(30) } };
        Assert.Equal([(old, RetentionReason.Age)], RetentionPlan.Choose([kept, old, Segment(Room, TimeSpan.FromDays(6))], rules));
    }

    [Fact]
    public void When_everything_is_new_the_oldest_go_until_enough_is_free()
    {
        var segments = Enumerable.Range(0, 20).Select(hour => Segment(hour % 2 == 0 ? Room : Hall, TimeSpan.FromHours(hour + 2))).ToList();
        var chosen = RetentionPlan.Choose(segments, Rules() with { FreeBytes = 100, MinimumFreeBytes = 350 });
        Assert.Equal(segments.OrderBy(static segment => segment.EndAt).Take(3).Select(static segment => (segment, RetentionReason.FreeSpace)), chosen);
    }

    [Fact]
    public void The_last_hour_of_each_camera_stays_when_somebody_else_fills_the_disk()
    {
        var segments = Enumerable.Range(0, 24).Select(index => Segment(index < 12 ? Room : Hall, TimeSpan.FromMinutes(10 * (index % 12)))).ToList();
        var chosen = RetentionPlan.Choose(segments, Rules() with { FreeBytes = 0, MinimumFreeBytes = long.MaxValue });
        Assert.Equal(12, chosen.Count);
        Assert.All(chosen, static choice => Assert.True(choice.Segment.EndAt <= Now - RetentionPlan.Floor));
    }

    [Fact]
    public void A_camera_beyond_its_own_gigabytes_loses_its_own_oldest()
    {
        var segments = Enumerable.Range(0, 10).Select(hour => Segment(Room, TimeSpan.FromHours(2 * hour))).Append(Segment(Hall, TimeSpan.FromDays(5))).ToList();
        var chosen = RetentionPlan.Choose(segments, Rules() with { MaxBytesOf = new Dictionary<CameraId, long> { [Room] = 450 } });
        Assert.Equal(6, chosen.Count);
        Assert.All(chosen, static choice => Assert.Equal((Room, RetentionReason.CameraLimit), (choice.Segment.Camera, choice.Reason)));
    }

    [Fact]
    public void Nothing_is_deleted_for_room_that_could_not_be_measured_or_for_age_by_a_clock_that_jumped()
    {
        var segments = new[] { Segment(Room, TimeSpan.FromDays(3000)), Segment(Room, TimeSpan.FromHours(5)) };
        Assert.Empty(RetentionPlan.Choose(segments, Rules() with { FreeBytes = null, MinimumFreeBytes = long.MaxValue, TrustsClock = false }));
    }

    [Fact]
    public void Deleting_is_never_more_than_needed_and_always_the_oldest_first() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 400).ListOf(), Gen.Choose(0, 4000)).ToArbitrary(),
        static input =>
        {
            var segments = input.Item1.Select((hours, index) => Segment(index % 3 == 0 ? Hall : Room, TimeSpan.FromHours(hours), 1 + (hours % 50))).ToList();
            var rules = Rules() with { FreeBytes = 100, MinimumFreeBytes = input.Item2 };
            var chosen = RetentionPlan.Choose(segments, rules);
            var byRoom = chosen.Where(static choice => choice.Reason == RetentionReason.FreeSpace).ToList();
            var free = 100 + chosen.Sum(static choice => choice.Segment.SizeBytes);
            var noMoreThanNeeded = byRoom.Count == 0 || free - byRoom[^1].Segment.SizeBytes < rules.MinimumFreeBytes;
            var allOld = segments.Where(segment => segment.EndAt < Now - rules.Keep).All(old => chosen.Contains((old, RetentionReason.Age)));
            var ordered = byRoom.Select(static choice => choice.Segment.EndAt).SequenceEqual(byRoom.Select(static choice => choice.Segment.EndAt).Order());
            return noMoreThanNeeded && allOld && ordered && chosen.Select(static choice => choice.Segment.Id).Distinct().Count() == chosen.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_that_jumps_is_believed_again_after_a_day_without_another_jump()
    {
        var clock = new ManualTimeProvider();
        var trust = new ClockTrust(clock);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.True(trust.Look());
        clock.StepWallClock(TimeSpan.FromDays(3650));
        Assert.False(trust.Look());
        clock.Advance(TimeSpan.FromHours(23));
        Assert.False(trust.Look());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(trust.Look());
    }

    [Fact]
    public void Nothing_goes_for_its_age_while_the_clock_is_not_set_and_what_was_recorded_then_never_does()
    {
        var computer = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var clock = new StandInClock(computer);
        var trust = new ClockTrust(clock);
        Assert.False(trust.Look());
        computer.Advance(TimeSpan.FromDays(3));
        Assert.False(trust.Look());
        computer.StepWallClock(clock.GetUtcNow().AddHours(8) - computer.GetUtcNow());
        Assert.True(trust.Look());

        var (old, doubtful) = (Segment(Room, TimeSpan.FromDays(9)), Segment(Room, TimeSpan.FromDays(10)) with { IsTimeDoubtful = true });
        Assert.Equal([(old, RetentionReason.Age)], RetentionPlan.Choose([doubtful, old, Segment(Room, TimeSpan.Zero)], Rules()));
        Assert.Equal(doubtful, RetentionPlan.Choose([doubtful, Segment(Room, TimeSpan.Zero)], Rules() with { FreeBytes = 0, MinimumFreeBytes = 50 }).Single().Segment);
    }

    [Fact]
    public async Task The_file_and_its_row_go_the_open_file_and_exports_stay()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        new TestFragments(lab.Camera, clock.GetUtcNow()).Take(30).ToList().ForEach(recorder.Write);
        var rows = await lab.RowsAsync();
        var export = Path.Combine(lab.Database.Layout.Exports, "clip.mp4");
        await File.WriteAllTextAsync(export, "clip", TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(8));
        var retention = RetentionLab.Of(lab);
        await retention.TryLookAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(rows);
        Assert.Empty(await lab.RowsAsync());
        Assert.All(rows, row => Assert.False(File.Exists(Path.Combine(lab.Root, row.Path))));
        Assert.Single(Directory.GetFiles(lab.Root, "*.part.mp4", SearchOption.AllDirectories));
        Assert.True(File.Exists(export));
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_keeps_no_other_from_going()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        new TestFragments(lab.Camera, clock.GetUtcNow()).Take(40).ToList().ForEach(recorder.Write);
        var rows = await lab.RowsAsync();
        var stuck = Path.Combine(lab.Root, rows[0].Path);
        File.Delete(stuck);
        Directory.CreateDirectory(stuck);
        clock.Advance(TimeSpan.FromDays(8));
        var retention = RetentionLab.Of(lab);
        await retention.TryLookAsync(TestContext.Current.CancellationToken);
        Assert.True(rows.Count > 1);
        Assert.Equal([rows[0].Path], (await lab.RowsAsync()).Select(static row => row.Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_years_ahead_at_the_start_deletes_nothing_for_its_age()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 });
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        new TestFragments(lab.Camera, clock.GetUtcNow()).Take(30).ToList().ForEach(recorder.Write);
        var rows = await lab.RowsAsync();
        clock.StepWallClock(TimeSpan.FromDays(3650));
        var retention = RetentionLab.Of(lab);
        await retention.BeginAsync(TestContext.Current.CancellationToken);
        await retention.TryLookAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, (await lab.RowsAsync()).Count);
    }

    [Fact]
    public void The_last_hour_of_a_camera_that_exists_outlives_its_days()
    {
        var (newest, older) = (Segment(Room, TimeSpan.FromDays(9)), Segment(Room, TimeSpan.FromDays(9.5)));
        var ofDeleted = Segment(Hall, TimeSpan.FromDays(9));
        var chosen = RetentionPlan.Choose([newest, older, ofDeleted], Rules() with { KeepsNewestOf = new HashSet<CameraId> { Room } });
        Assert.Equal([(older, RetentionReason.Age), (ofDeleted, RetentionReason.Age)], chosen);
    }

    private static RetentionCandidate Segment(CameraId camera, TimeSpan age, long size = 100)
    {
        var id = ArchiveSegmentId.New();
        return new RetentionCandidate(id, camera, id.Value, Now - age - TimeSpan.FromMinutes(10), Now - age, size);
    }

    private static RetentionRules Rules() => new() { Now = Now, Keep = TimeSpan.FromDays(7), FreeBytes = long.MaxValue / 2, MinimumFreeBytes = 0 };
}
