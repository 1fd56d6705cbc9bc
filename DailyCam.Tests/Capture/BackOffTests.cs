using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class BackOffTests
{
    [Fact]
    public void Steps_grow_to_a_minute_and_vary_by_a_tenth()
    {
        Prop.ForAll<int>(seed =>
        {
            var backOff = new BackOff(new Random(seed));
            foreach (var step in new[] { 5, 10, 20, 40, 60, 60, 60 })
            {
                Assert.InRange(backOff.Next(FaultReason.ConnectionRefused).TotalSeconds, step * 0.9, step * 1.1);
            }

            Assert.Equal(7, backOff.Failures);
            backOff.Reset();
            Assert.InRange(backOff.Next(FaultReason.Unknown).TotalSeconds, 4.5, 5.5);
            Assert.Equal(1, backOff.Failures);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_killed_child_of_our_own_is_replaced_at_once_but_not_again_and_again()
    {
        var backOff = new BackOff(new Random(1));

        Assert.Equal(BackOff.OwnChildStep, backOff.Next(FaultReason.ProcessKilled));
        Assert.InRange(backOff.Next(FaultReason.ProcessKilled).TotalSeconds, 4.5, 5.5);
        Assert.InRange(backOff.Next(FaultReason.ConnectionRefused).TotalSeconds, 9, 11);
    }

    [Fact]
    public void A_refused_login_is_never_repeated_within_a_minute()
    {
        var backOff = new BackOff(new Random(1));

        Assert.All(Enumerable.Range(0, 20), _ => Assert.InRange(backOff.Next(FaultReason.LoginRefused).TotalSeconds, 60, 66));
    }
}
