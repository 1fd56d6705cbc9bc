using System.Net;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Clips;
using Xunit;

namespace DailyCam.Tests.Clips;

public sealed class ShareThrottleTests
{
    private static readonly IPAddress Here = IPAddress.Parse("203.0.113.7");

    private readonly ManualTimeProvider clock = new();
    private readonly ShareThrottle throttle;

    public ShareThrottleTests() => throttle = new ShareThrottle(clock);

    [Fact]
    public void One_network_waits_for_the_rest_of_its_window_and_others_do_not()
    {
        Fail(ShareThrottle.Free - 1);
        Assert.Equal(TimeSpan.Zero, throttle.Wait(Here));
        clock.Advance(TimeSpan.FromMinutes(1));
        Fail(1);
        Assert.Equal(ShareThrottle.Window - TimeSpan.FromMinutes(1), throttle.Wait(Here));
        Assert.Equal(TimeSpan.Zero, throttle.Wait(IPAddress.Parse("203.0.113.8")));
        Assert.Equal(TimeSpan.Zero, throttle.Wait(null));
        clock.Advance(ShareThrottle.Window - TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, throttle.Wait(Here));
        Fail(1);
        Assert.Equal(TimeSpan.Zero, throttle.Wait(Here));
    }

    [Fact]
    public void A_household_of_version_six_is_one_network()
    {
        for (var host = 1; host <= ShareThrottle.Free; host++)
        {
            throttle.Failed(IPAddress.Parse($"2001:db8:1:2::{host}"));
        }

        Assert.True(throttle.Wait(IPAddress.Parse("2001:db8:1:2:ffff::1")) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, throttle.Wait(IPAddress.Parse("2001:db8:1:3::1")));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            throttle.Failed(Here);
        }
    }
}
