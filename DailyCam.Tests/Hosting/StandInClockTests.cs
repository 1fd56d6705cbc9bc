using DailyCam.Core.Data;
using DailyCam.Core.Health;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>A computer without a battery starts in 1970.</summary>
public sealed class StandInClockTests
{
    private static readonly DateTimeOffset LastSeen = new(2026, 11, 20, 23, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_that_is_set_is_believed_whatever_the_last_run_said()
    {
        var computer = new ManualTimeProvider(LastSeen);
        var clock = new StandInClock(computer);
        clock.GoOnFrom(LastSeen.AddYears(3));
        computer.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(computer.GetUtcNow(), clock.GetUtcNow());
        Assert.False(clock.IsStandIn());
        Assert.False(clock.Doubts(LastSeen));
        Assert.Equal(LastSeen, clock.Corrected(LastSeen));
        Assert.Null(clock.Past);
    }

    [Fact]
    public void Until_it_is_set_time_goes_on_behind_everything_an_earlier_run_can_have_noted()
    {
        var computer = Unset();
        var clock = new StandInClock(computer);
        Assert.Equal(StandInClock.Earliest, clock.GetUtcNow());
        clock.GoOnFrom(LastSeen);
        Assert.InRange(clock.GetUtcNow(), LastSeen.AddSeconds(30), LastSeen.AddMinutes(2));
        var before = clock.GetUtcNow();
        computer.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(before.AddSeconds(90), clock.GetUtcNow());
        Assert.True(clock.IsStandIn());
        Assert.True(clock.Doubts(before));
        Assert.False(clock.Doubts(LastSeen));

        // A second start without a clock goes on where this one was seen last.
        var next = new StandInClock(Unset());
        next.GoOnFrom(clock.GetUtcNow());
        Assert.True(next.GetUtcNow() > clock.GetUtcNow());
    }

    [Fact]
    public void Once_it_is_set_it_is_known_how_wrong_the_times_were()
    {
        var computer = Unset();
        var clock = new StandInClock(computer);
        clock.GoOnFrom(LastSeen);
        var began = clock.GetUtcNow();
        computer.Advance(TimeSpan.FromMinutes(4));
        Set(computer, Morning.AddMinutes(4));
        Assert.Equal(Morning.AddMinutes(4), clock.GetUtcNow());
        Assert.False(clock.IsStandIn);
        Assert.Equal(Morning, clock.Corrected(began));
        Assert.Equal(Morning.AddMinutes(3), clock.Corrected(began.AddMinutes(3)));
        Assert.True(clock.Doubts(began.AddMinutes(3)));
        Assert.All(new[] { LastSeen, Morning, Morning.AddMinutes(4) }, at =>
        {
            Assert.False(clock.Doubts(at));
            Assert.Equal(at, clock.Corrected(at));
        });

        // It falls back in the middle of the run: time goes on from the last moment that was right.
        computer.Advance(TimeSpan.FromMinutes(1));
        Set(computer, DateTimeOffset.UnixEpoch);
        Assert.Equal(Morning.AddMinutes(5), clock.GetUtcNow());
        Assert.True(clock.IsStandIn);
    }

    [Fact]
    public void Times_that_ran_ahead_by_the_margin_are_left_as_they_are()
    {
        var computer = Unset();
        var clock = new StandInClock(computer);
        clock.GoOnFrom(LastSeen);
        var began = clock.GetUtcNow();
        computer.Advance(TimeSpan.FromMinutes(1));
        Set(computer, began.AddSeconds(40));
        Assert.Equal(began.AddSeconds(40), clock.GetUtcNow());
        Assert.False(clock.Past!.IsCorrected);
        Assert.Equal(began, clock.Corrected(began));
        Assert.True(clock.Doubts(began));
        Assert.False(clock.Doubts(began.AddSeconds(40)));
    }

    [Fact]
    public async Task A_start_goes_on_from_the_last_sign_of_life_in_the_database()
    {
        using var database = new TestDatabase();
        await using (var context = database.CreateDbContext())
        {
            context.ServiceRuns.Add(new ServiceRun { StartedAt = LastSeen.AddDays(-1), LastSeenAt = LastSeen });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("DailyCam:DataPath", database.Layout.Root)]);
        builder.Services.AddLogging().AddSingleton(new StandInClock(OffsetTimeProvider.Unset())).AddData();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var clock = host.Services.GetRequiredService<TimeProvider>();
        Assert.InRange(clock.GetUtcNow(), LastSeen, LastSeen.AddMinutes(3));
        Assert.True(clock.IsStandIn());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static ManualTimeProvider Unset() => new(DateTimeOffset.UnixEpoch.AddSeconds(12));

    private static void Set(ManualTimeProvider computer, DateTimeOffset now) => computer.StepWallClock(now - computer.GetUtcNow());
}
