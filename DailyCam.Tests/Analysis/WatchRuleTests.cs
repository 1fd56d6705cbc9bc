using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using Xunit;

namespace DailyCam.Tests.Analysis;

public sealed class WatchRuleTests
{
    private static readonly WatchRule Rule = new(new DetectionOptions());

    /// <param name="motion">Motion byte of every second.</param>
    /// <param name="firstLook">Second of the first look; 60: none.</param>
    /// <param name="every">Seconds from look to look.</param>
    /// <param name="watched">Seconds that count as watched.</param>
    [Theory]
    [InlineData(0, 60, 1, 0)] // Frames without looks are not watched.
    [InlineData(0, 9, 10, 60)] // A quiet minute with a look each 10 s is watched.
    [InlineData(255, 60, 1, 0)] // A moving minute without looks is not.
    [InlineData(255, 9, 10, 28)] // Where something moves, five seconds around each look are; the last look is the minute's last second.
    [InlineData(255, 0, 1, 60)]
    [InlineData(255, 0, 4, 59)] // Looks that take the answer's limit leave nothing out, but the second after the last one's reach.
    [InlineData(0, 20, 60, 27)] // One look vouches for the idle interval and the answer's time, before and after.
    [InlineData(1, 20, 60, 27)] // The least motion may have been too little for a look.
    public void A_second_is_watched_when_the_model_looked_near_it(byte motion, int firstLook, int every, int watched) =>
        Assert.Equal(watched, ActivitySummary.WatchedIn(Minute(motion, firstLook, every), Rule));

    [Fact]
    public void Seconds_without_pictures_are_not_watched_however_near_a_look_is()
    {
        var minute = Minute(0, 9, 10);
        Array.Clear(minute.Samples, 0, 9 * ActivityMinute.BytesPerSecond);
        Assert.Equal(51, ActivitySummary.WatchedIn(minute, Rule));
    }

    [Fact]
    public void Motion_is_known_without_the_model_and_the_stretch_is_unwatched()
    {
        var minute = Minute(51, 60, 1);
        Assert.Equal(0.2, ActivitySummary.MotionIn(minute));
        Assert.Equal(0, ActivitySummary.Of(minute.Minute, minute.Minute.AddMinutes(1), [minute], 0.01, Rule).WatchedSeconds);
    }

    private static ActivityMinute Minute(byte motion, int firstLook, int every)
    {
        var samples = new byte[60 * ActivityMinute.BytesPerSecond];
        for (var second = 0; second < 60; second++)
        {
            var looks = second >= firstLook && (second - firstLook) % every == 0 ? 1 : 0;
            new byte[] { motion, 0, 5, (byte)looks }.CopyTo(samples, second * ActivityMinute.BytesPerSecond);
        }

        return new ActivityMinute { CameraId = CameraId.New(), Minute = AnalysisBench.Ten, Samples = samples };
    }
}
