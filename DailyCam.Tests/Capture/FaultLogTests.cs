using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Capture;

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
