using System.Net;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Account;

public sealed class SignInThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.168.0.7");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("203.0.113.9");

    private readonly ManualTimeProvider clock = new();
    private readonly SignInThrottle throttle;

    public SignInThrottleTests() => throttle = new SignInThrottle(clock);

    [Fact]
    public void Mistyping_a_few_times_costs_nothing()
    {
        Fail(4, "mum", Home);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("mum", Home));
    }

    [Fact]
    public void Waiting_doubles_and_ends_by_itself()
    {
        Fail(5, "mum", Home);
        Assert.Equal(TimeSpan.FromSeconds(1), throttle.Wait("MUM", Home));
        Fail(1, "mum", Home);
        Assert.Equal(TimeSpan.FromSeconds(2), throttle.Wait("mum", Home));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, throttle.Wait("mum", Home));
    }

    [Fact]
    public void A_thousand_tries_get_a_few_answers_and_the_owner_comes_in_from_home()
    {
        throttle.Succeeded("mum", Home);
        var heard = 0;
        for (var i = 0; i < 1000; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            if (throttle.Wait("mum", Elsewhere) == TimeSpan.Zero)
            {
                heard++;
                throttle.Failed("mum", Elsewhere);
            }
        }

        Assert.InRange(heard, 5, 20);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("mum", Home));
    }

    [Fact]
    public void Trying_many_names_from_one_address_is_slowed_too()
    {
        for (var i = 0; i < 25; i++)
        {
            throttle.Failed($"name{i}", Elsewhere);
        }

        Assert.True(throttle.Wait("another", Elsewhere) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("another", Home));
    }

    [Fact]
    public void An_account_tried_from_everywhere_waits_half_a_minute_at_most()
    {
        for (var i = 0; i < 200; i++)
        {
            throttle.Failed("mum", new IPAddress([10, 0, (byte)(i / 250), (byte)i]));
        }

        Assert.InRange(throttle.Wait("mum", Elsewhere), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_whole_ipv6_household_counts_as_one_address()
    {
        for (var i = 1; i <= 25; i++)
        {
            throttle.Failed($"name{i}", IPAddress.Parse($"2001:db8:1:2::{i:x}"));
        }

        Assert.True(throttle.Wait("another", IPAddress.Parse("2001:db8:1:2:ffff::1")) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("another", IPAddress.Parse("2001:db8:1:3::1")));
    }

    private void Fail(int times, string user, IPAddress address)
    {
        for (var i = 0; i < times; i++)
        {
            throttle.Failed(user, address);
        }
    }
}
