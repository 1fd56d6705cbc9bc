using System.Globalization;
using System.Text;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Api;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A line that holds seconds of video must not hold more of it than what may be called live.</summary>
public sealed class FastLaneWindowTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly FastLaneWindow window;

    public FastLaneWindowTests() => window = new FastLaneWindow(clock);

    [Fact]
    public void Who_never_acknowledges_is_never_waited_for()
    {
        for (var second = 0; second < 60; second++)
        {
            window.Send(1 << 20);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(window.RoomAsync().IsCompleted);
        Assert.Equal(TimeSpan.Zero, window.Silence);
    }

    [Fact]
    public void Who_acknowledges_is_sent_no_more_bytes_than_the_bound_until_it_has_them()
    {
        Assert.True(Acknowledge(0));
        window.Send((int)FastLaneWindow.MaxBytes);
        Assert.True(window.RoomAsync().IsCompleted);
        window.Send(1);
        var room = window.RoomAsync();
        Assert.False(room.IsCompleted);
        Assert.True(Acknowledge(FastLaneWindow.MaxBytes));
        Assert.True(room.IsCompleted);
    }

    [Fact]
    public void Nor_for_longer_than_the_bound_and_what_it_has_is_forgotten()
    {
        Assert.True(Acknowledge(0));
        window.Send(1_000);
        clock.Advance(FastLaneWindow.MaxAge);
        Assert.True(window.RoomAsync().IsCompleted);
        window.Send(1_000);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(window.RoomAsync().IsCompleted);
        Assert.True(Acknowledge(1_000));
        Assert.True(window.RoomAsync().IsCompleted);
        clock.Advance(FastLaneWindow.MaxAge);
        Assert.False(window.RoomAsync().IsCompleted);
        Assert.True(Acknowledge(2_000));
        Assert.True(window.RoomAsync().IsCompleted);
    }

    [Fact]
    public void What_was_sent_before_the_first_acknowledgement_counts_from_then_on()
    {
        window.Send(3 << 20);
        Assert.True(window.RoomAsync().IsCompleted);
        Assert.True(Acknowledge(0));
        var room = window.RoomAsync();
        Assert.False(room.IsCompleted);
        Assert.True(Acknowledge(2 << 20));
        Assert.True(room.IsCompleted);
    }

    [Fact]
    public void A_slow_viewer_that_goes_on_is_slow_and_one_that_stopped_is_silent()
    {
        window.Send(3_000);
        Assert.True(Acknowledge(0));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(Acknowledge(1_000));
        Assert.Equal(TimeSpan.Zero, window.Silence);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(10), window.Silence);
        Assert.True(Acknowledge(3_000));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, window.Silence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("3001")]
    [InlineData("1999")]
    [InlineData("2000 ")]
    [InlineData("2e3")]
    [InlineData("9223372036854775808")]
    public void What_no_player_says_is_refused(string message)
    {
        window.Send(3_000);
        Assert.True(Acknowledge(2_000));
        Assert.False(window.Acknowledge(Encoding.UTF8.GetBytes(message)));
        Assert.True(Acknowledge(2_000));
    }

    private bool Acknowledge(long bytes) => window.Acknowledge(Encoding.UTF8.GetBytes(bytes.ToString(CultureInfo.InvariantCulture)));
}
