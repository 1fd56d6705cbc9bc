using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Shared;
using Xunit;

namespace DailyCam.Tests.Components;

public sealed class PageRefreshTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_page_looks_again_after_each_interval_until_it_is_left()
    {
        var clock = new ManualTimeProvider();
        var refresh = new PageRefresh();
        var looks = 0;
        refresh.Start(Interval, clock, () =>
        {
            Interlocked.Increment(ref looks);
            return Task.CompletedTask;
        });
        Assert.Equal(0, looks);
        for (var turn = 1; turn <= 3; turn++)
        {
            clock.Advance(Interval);
            await Eventually.Is(() => Volatile.Read(ref looks) == turn, Patience, $"look {turn}");
        }

        await refresh.DisposeAsync();
        Assert.Equal(0, clock.PendingTimers);
        clock.Advance(Interval);
        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task Leaving_a_page_ends_what_it_waits_for_and_one_that_was_never_shown_can_be_left_too()
    {
        await new PageRefresh().DisposeAsync();
        var clock = new ManualTimeProvider();
        var refresh = new PageRefresh();
        var waits = new TaskCompletionSource();
        refresh.Start(Interval, clock, () =>
        {
            waits.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, clock, refresh.Left);
        });
        clock.Advance(Interval);
        await waits.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await refresh.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
