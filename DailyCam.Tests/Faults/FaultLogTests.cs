using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Faults;

public sealed class FaultLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task An_outage_of_many_attempts_is_one_row_with_the_reason_that_says_most()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var camera = CameraId.New();
        var began = clock.GetUtcNow();
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);

        log.Began(camera, new FaultCause(FaultKind.RtspNetwork, FaultReason.ConnectionLost), began);
        log.Began(camera, new FaultCause(FaultKind.RtspNetwork, FaultReason.LoginRefused, new string('x', 5000)), began.AddSeconds(5));
        log.Began(camera, new FaultCause(FaultKind.RtspNetwork, FaultReason.TimedOut), began.AddSeconds(65));
        clock.Advance(TimeSpan.FromMinutes(2));
        log.Recovered(camera, FaultKind.RtspNetwork);
        log.Recovered(camera, FaultKind.Decoder);
        await RunUntilAsync(log, () => Rows(database) is [{ RecoveredAt: not null }]);

        var row = Assert.Single(Rows(database));
        Assert.Equal((FaultReason.LoginRefused, 3, began, began.AddMinutes(2)), (row.Reason, row.Attempts, row.BeganAt, row.RecoveredAt!.Value));
        Assert.Equal(Fault.MaxDetailLength, row.Detail!.Length);
    }

    [Fact]
    public async Task What_a_crash_left_open_is_closed_by_the_next_life()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var camera = CameraId.New();
        var before = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        before.Began(camera, new FaultCause(FaultKind.RtspNetwork, FaultReason.TimedOut), clock.GetUtcNow());
        await RunUntilAsync(before, () => Rows(database).Count == 1);

        var after = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        after.Recovered(camera, FaultKind.RtspNetwork);
        await RunUntilAsync(after, () => Rows(database) is [{ RecoveredAt: not null }]);

        Assert.NotNull(Assert.Single(Rows(database)).RecoveredAt);
    }

    [Fact]
    public async Task How_a_fault_ended_and_what_it_cost_stand_in_its_row()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var camera = CameraId.New();
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        log.Began(camera, new FaultCause(FaultKind.RtspNetwork, FaultReason.TimedOut), clock.GetUtcNow());
        log.Began(camera, new FaultCause(FaultKind.StorageDisconnected, FaultReason.StorageMissing), clock.GetUtcNow());
        log.Began(camera, new FaultCause(FaultKind.DiskFull, FaultReason.StorageFull), clock.GetUtcNow());
        clock.Advance(TimeSpan.FromSeconds(40));
        log.Recovered(camera, FaultKind.RtspNetwork);
        log.Recovered(camera, FaultKind.StorageDisconnected, new FaultEnd(FaultRecovery.StorageBack) { Lost = TimeSpan.FromSeconds(3) });
        log.Recovered(camera, FaultKind.DiskFull, new FaultEnd(FaultRecovery.NoLongerWanted) { Lost = FaultEnd.AllOfIt, At = clock.GetUtcNow().AddSeconds(-10) });
        Assert.Empty(log.Open);
        await RunUntilAsync(log, () => Rows(database) is { Count: 3 } rows && rows.TrueForAll(static row => row.RecoveredAt is not null));

        Assert.Equal(
            [(FaultKind.RtspNetwork, FaultRecovery.Reconnected, 40d), (FaultKind.StorageDisconnected, FaultRecovery.StorageBack, 3d), (FaultKind.DiskFull, FaultRecovery.NoLongerWanted, 30d)],
            Rows(database).OrderBy(static row => row.Kind).Select(static row => (row.Kind, row.Recovery!.Value, row.LostSeconds!.Value)));
    }

    [Fact]
    public async Task Two_parts_that_fail_with_the_same_kind_recover_apart()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var camera = CameraId.New();
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        log.Began(camera, new FaultCause(FaultKind.Decoder, FaultReason.NotAVideo), clock.GetUtcNow());
        log.Began(camera, new FaultCause(FaultKind.Decoder, FaultReason.DecoderEnded) { Stage = FaultStage.Frames }, clock.GetUtcNow());
        log.Began(null, new FaultCause(FaultKind.Decoder, FaultReason.VisionEnded) { Stage = FaultStage.Vision }, clock.GetUtcNow());
        log.Recovered(camera, FaultKind.Decoder);
        Assert.Equal([FaultStage.Frames, FaultStage.Vision], log.Open.Select(static fault => fault.Cause.Stage).Order());
        await RunUntilAsync(log, () => Rows(database) is { Count: 3 } rows && rows.Exists(static row => row.RecoveredAt is not null));

        Assert.Equal(FaultStage.Capture, Assert.Single(Rows(database), static row => row.RecoveredAt is not null).Stage);
    }

    [Fact]
    public async Task An_outage_does_not_end_before_it_began_when_the_clock_was_set_back()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        log.Began(null, new FaultCause(FaultKind.Unknown, FaultReason.Unknown), clock.GetUtcNow().AddHours(1));
        log.Recovered(null, FaultKind.Unknown);
        await RunUntilAsync(log, () => Rows(database) is [{ RecoveredAt: not null }]);

        var row = Assert.Single(Rows(database));
        Assert.Equal((row.BeganAt, 0d), (row.RecoveredAt!.Value, row.LostSeconds!.Value));
    }

    [Fact]
    public async Task An_outage_that_began_before_the_clock_was_set_does_not_last_for_years()
    {
        using var database = new TestDatabase();
        var computer = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var clock = new StandInClock(computer);
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        log.Began(null, new FaultCause(FaultKind.RtspNetwork, FaultReason.Unreachable), clock.GetUtcNow());
        computer.Advance(TimeSpan.FromSeconds(30));
        computer.StepWallClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero) - computer.GetUtcNow());
        var set = clock.GetUtcNow();
        Assert.Equal(set.AddSeconds(-30), Assert.Single(log.Open).BeganAt);
        computer.Advance(TimeSpan.FromSeconds(10));
        log.Recovered(null, FaultKind.RtspNetwork);
        await RunUntilAsync(log, () => Rows(database) is [{ RecoveredAt: not null }]);

        var row = Assert.Single(Rows(database));
        Assert.Equal((set.AddSeconds(-30), set.AddSeconds(10), 40d), (row.BeganAt, row.RecoveredAt!.Value, row.LostSeconds!.Value));
    }

    [Fact]
    public void A_part_that_dies_again_and_again_is_one_outage_until_it_has_worked_for_a_while()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var log = new FaultLog(database, clock, NullLogger<FaultLog>.Instance);
        using var part = new PartTrouble(log, null, FaultKind.Decoder, FaultStage.Vision, clock);
        for (var death = 0; death < 5; death++)
        {
            part.Failed(FaultReason.VisionEnded, "gone");
            clock.Advance(TimeSpan.FromSeconds(1));
            part.Works();
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(5, Assert.Single(log.Open).Attempts);
        clock.Advance(PartTrouble.ProvenAfter);
        Assert.Empty(log.Open);
    }

    private static async Task RunUntilAsync(FaultLog log, Func<bool> done)
    {
        using var stop = new CancellationTokenSource();
        var running = log.RunAsync(stop.Token);
        await Eventually.Is(done, Patience, "the rows are written");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static List<Fault> Rows(TestDatabase database)
    {
        using var context = database.CreateDbContext();
        return [.. context.Faults];
    }
}
