using DailyCam.Core.Capture.Sessions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>The wait between two attempts, on a clock that the test moves.</summary>
public sealed class StepWaitTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ManualTimeProvider clock = new();
    private int looks;
    private volatile bool isOpen;

    [Fact]
    public async Task A_door_that_opens_ends_the_wait_within_two_seconds()
    {
        var wait = Wait(wasClosed: true);
        await LookAsync(5);
        Assert.False(wait.IsCompleted);
        isOpen = true;
        await AdvanceAsync(wait, StepWait.LookInterval);
        await wait.WaitAsync(Patience);
        Assert.Equal(6, looks);
    }

    [Fact]
    public async Task A_door_that_was_open_all_the_time_shortens_nothing_and_is_looked_at_once()
    {
        isOpen = true;
        var wait = Wait(wasClosed: false);
        await LookAsync(1);
        await AdvanceAsync(wait, Step - StepWait.LookInterval - TimeSpan.FromMilliseconds(1));
        Assert.False(wait.IsCompleted);
        await AdvanceAsync(wait, TimeSpan.FromMilliseconds(1));
        await wait.WaitAsync(Patience);
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task A_door_that_stays_closed_costs_the_whole_step_and_no_more()
    {
        var wait = Wait(wasClosed: true);
        await LookAsync(19);
        Assert.False(wait.IsCompleted);
        await AdvanceAsync(wait, StepWait.LookInterval);
        await wait.WaitAsync(Patience);
        Assert.Equal(0, clock.PendingTimers);
    }

    [Fact]
    public async Task Without_a_door_there_is_one_timer_for_the_whole_step_and_a_cancelled_wait_leaves_none()
    {
        using var stop = new CancellationTokenSource();
        var wait = StepWait.WaitAsync(Step, wasClosed: false, isOpen: null, clock, stop.Token);
        await Eventually.Is(() => clock.PendingTimers == 1, Patience, "the step's timer");
        clock.Advance(Step / 2);
        Assert.False(wait.IsCompleted);
        await stop.CancelAsync();
        await wait.WaitAsync(Patience);
        Assert.Equal(0, clock.PendingTimers);
    }

    private Task Wait(bool wasClosed) => StepWait.WaitAsync(Step, wasClosed, Look, clock, TestContext.Current.CancellationToken);

    private Task<bool> Look(TimeSpan left)
    {
        Interlocked.Increment(ref looks);
        return Task.FromResult(isOpen);
    }

    private async Task LookAsync(int times)
    {
        for (var wanted = 1; wanted <= times; wanted++)
        {
            await Eventually.Is(() => clock.PendingTimers == 1, Patience, "the wait goes on");
            clock.Advance(StepWait.LookInterval);
            await Eventually.Is(() => Volatile.Read(ref looks) >= wanted, Patience, "a look");
        }

        await Eventually.Is(() => clock.PendingTimers == 1, Patience, "the wait goes on");
    }

    private async Task AdvanceAsync(Task wait, TimeSpan by)
    {
        clock.Advance(by);
        await Eventually.Is(() => wait.IsCompleted || clock.PendingTimers == 1, Patience, "the wait goes on or is over");
    }
}
