using DailyCam.Core.Capture.Fragments;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class ClockGuardTests
{
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(0.5);

    [Theory]
    [InlineData(15, 0.5, ClockVerdict.Fine)] // 30 fps
    [InlineData(16, 0.533, ClockVerdict.Fine)]
    [InlineData(5, 0.5, ClockVerdict.Fine)] // 10 fps
    [InlineData(1, 0.2, ClockVerdict.Fine)] // 5 fps, a short one before a key frame
    [InlineData(1, 1.0, ClockVerdict.Fine)] // 1 fps
    [InlineData(1, 4.0, ClockVerdict.Fine)] // a frame each four seconds
    [InlineData(147, 4.9, ClockVerdict.TooLong)]
    [InlineData(60, 0.001, ClockVerdict.Squeezed)]
    [InlineData(0, 0, ClockVerdict.NoVideo)]
    public void A_cameras_fragment_is_judged_by_length_and_frames(int frames, double seconds, ClockVerdict verdict) =>
        Assert.Equal(verdict, Guard().Check(Facts(frames), TimeSpan.FromSeconds(seconds), TimeSpan.Zero, TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 5)]
    public void A_file_may_have_gaps_and_stretches_without_pictures(int frames, double seconds) =>
        Assert.True(new ClockGuard(ClockGuardLimits.ForLocal).Check(Facts(frames), TimeSpan.FromSeconds(seconds), TimeSpan.Zero, TimeSpan.FromMinutes(1)) is ClockVerdict.Fine or ClockVerdict.Skip);

    [Fact]
    public void Media_time_that_jumps_ahead_ends_the_attempt_at_once_but_not_while_the_backlog_comes()
    {
        Assert.Equal(ClockVerdict.Fine, Check(Guard(), driftSeconds: -3, elapsedSeconds: 2));
        Assert.Equal(ClockVerdict.Drifted, Check(Guard(), driftSeconds: -3, elapsedSeconds: 20));
    }

    [Fact]
    public void A_stalled_network_that_catches_up_is_forgiven()
    {
        var guard = Guard();

        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(ClockVerdict.Fine, Check(guard, driftSeconds: 4 - (i * 0.25), elapsedSeconds: 20 + (i * 0.5))));
        Assert.Equal(ClockVerdict.Fine, Check(guard, driftSeconds: 3, elapsedSeconds: 60));
    }

    [Fact]
    public void What_stays_late_has_lost_time()
    {
        var guard = Guard();

        Assert.Equal(ClockVerdict.Fine, Check(guard, driftSeconds: 2.5, elapsedSeconds: 20));
        Assert.Equal(ClockVerdict.Fine, Check(guard, driftSeconds: 2.5, elapsedSeconds: 29));
        Assert.Equal(ClockVerdict.Drifted, Check(guard, driftSeconds: 2.5, elapsedSeconds: 31));
    }

    [Fact]
    public void A_few_disordered_times_are_tolerated_and_a_flood_is_not()
    {
        var guard = Guard();

        Assert.All(Enumerable.Range(0, 60), i => Assert.True(guard.ToleratesDisorder(TimeSpan.FromSeconds(i * 2))));
        Assert.Contains(Enumerable.Range(0, 90), i => !guard.ToleratesDisorder(TimeSpan.FromSeconds(200 + (i * 0.01))));
        Assert.True(ClockGuard.IsDisorder("[mp4 @ 0x55] Non-monotonous DTS in output stream 0:0; previous: 5, current: 3; changing to 6."));
        Assert.True(ClockGuard.IsDisorder("[mp4 @ 0x55] Packet duration: 3972263153 / dts: 3973136296 is out of range"));
        Assert.True(ClockGuard.IsDisorder("[mp4 @ 0x55] Application provided duration: 3970967296 / timestamp: 3971867296 is out of range for mov/mp4 format"));
    }

    [Fact]
    public void The_least_delay_places_media_on_the_wall_clock()
    {
        var start = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        var wall = new WallClock();
        foreach (var (elapsed, mediaEnd) in new[] { (1.4, 0.5), (1.4, 1.0), (1.6, 1.5), (2.3, 2.0), (2.6, 2.5) })
        {
            wall.Observe(start + TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(mediaEnd));
        }

        Assert.Equal(start + TimeSpan.FromSeconds(2.1), wall.At(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void A_step_of_the_system_clock_moves_the_wall_clock_and_not_the_delay()
    {
        var start = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        var wall = new WallClock();
        wall.Observe(start + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.9));
        wall.Observe(start + TimeSpan.FromHours(1) + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1.9));

        Assert.Equal(TimeSpan.FromSeconds(0.1), wall.LeastDelay);
        Assert.Equal(start + TimeSpan.FromHours(1) + TimeSpan.FromSeconds(2.1), wall.At(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void A_slow_crystal_is_followed_instead_of_adding_up()
    {
        var start = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        var wall = new WallClock();
        var (elapsed, media) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var second = 0; second < 24 * 3600; second++)
        {
            elapsed = TimeSpan.FromSeconds(second);
            media = elapsed * 0.9999;
            wall.Observe(start + elapsed, elapsed, media);
        }

        Assert.InRange((start + elapsed - wall.At(media)).TotalSeconds, 0, 0.1);
    }

    private static ClockVerdict Check(ClockGuard guard, double driftSeconds, double elapsedSeconds) =>
        guard.Check(Facts(15), Part, TimeSpan.FromSeconds(driftSeconds), TimeSpan.FromSeconds(elapsedSeconds));

    private static ClockGuard Guard() => new(ClockGuardLimits.ForCamera(Part));

    private static FragmentFacts Facts(int frames) => new(frames, StartsWithKeyFrame: false, 0, 0);
}
