using DailyCam.Core.Health;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Health;

public sealed class ServiceRunKeeperTests
{
    [Fact]
    public async Task A_life_is_noted_at_its_start_while_it_goes_on_and_at_an_orderly_stop()
    {
        using var database = new TestDatabase();
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow();
        using var stop = new CancellationTokenSource();
        var keeper = new ServiceRunKeeper(database, Options.Create(new HealthOptions()), clock, NullLogger<ServiceRunKeeper>.Instance);
        var running = keeper.RunAsync(stop.Token);
        await Eventually.Is(() => clock.PendingTimers == 1, TimeSpan.FromSeconds(20), "the run is noted");
        clock.Advance(TimeSpan.FromSeconds(10));
        await Eventually.Is(async () => (await RunAsync(database)).LastSeenAt == start.AddSeconds(10), TimeSpan.FromSeconds(20), "a sign of life");
        var alive = await RunAsync(database);
        Assert.Equal((start, null), (alive.StartedAt, alive.StoppedAt));
        clock.Advance(TimeSpan.FromSeconds(3));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(start.AddSeconds(13), (await RunAsync(database)).StoppedAt);
    }

    [Fact]
    public async Task A_life_that_began_without_a_clock_gets_its_true_beginning_when_the_clock_is_set()
    {
        using var database = new TestDatabase();
        var computer = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var clock = new StandInClock(computer);
        var noon = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        using var stop = new CancellationTokenSource();
        var running = new ServiceRunKeeper(database, Options.Create(new HealthOptions()), clock, NullLogger<ServiceRunKeeper>.Instance).RunAsync(stop.Token);
        await Eventually.Is(() => computer.PendingTimers == 1, TimeSpan.FromSeconds(20), "the run is noted");
        Assert.Equal(StandInClock.Earliest, (await RunAsync(database)).StartedAt);
        computer.StepWallClock(noon - computer.GetUtcNow());
        computer.Advance(TimeSpan.FromSeconds(10));
        await Eventually.Is(async () => (await RunAsync(database)).LastSeenAt == noon.AddSeconds(10), TimeSpan.FromSeconds(20), "a sign of life");
        Assert.InRange((await RunAsync(database)).StartedAt, noon.AddSeconds(-1), noon.AddSeconds(10));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<ServiceRun> RunAsync(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.ServiceRuns.AsNoTracking().SingleAsync();
    }
}
