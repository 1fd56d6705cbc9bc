using DailyCam.Core.Detection;

namespace DailyCam.Core.Analysis;

/// <summary>
/// Says which seconds of a minute's activity track were watched. Pictures alone are not watching: motion is measured on every picture, also while the
/// model is away. So a second counts only when it had pictures and the model looked near it: as near as it looks when nothing happens or, while something
/// moves, as near as it looks then. Each minute is judged by itself: looks of its neighbours do not count, so that with an idle interval of more than a
/// minute quiet time is rather called unwatched than the other way round. Pure.
/// </summary>
internal sealed class WatchRule(DetectionOptions options)
{
    /// <summary>Between two looks at something that moves the model may be answering for up to three seconds: no second of that is further away.</summary>
    private const int LeastMovingReach = 2;

    private const int Frames = 2;
    private const int Looks = 3;
    private const double FullMotion = 255;

    private readonly int quietReach = (int)Math.Ceiling((options.IdleInterval + options.AnswerTimeout).TotalSeconds);
    private readonly int movingReach = Math.Max(LeastMovingReach, (int)Math.Ceiling(1 / options.LooksPerSecond));

    public bool IsWatched(ReadOnlySpan<byte> samples, int second)
    {
        if (!HasPictures(samples, second))
        {
            return false;
        }

        var reach = IsMoving(samples[second * ActivityMinute.BytesPerSecond]) ? movingReach : quietReach;
        var last = Math.Min(second + reach, Math.Min(ActivityMinute.Seconds, samples.Length / ActivityMinute.BytesPerSecond) - 1);
        for (var near = Math.Max(0, second - reach); near <= last; near++)
        {
            if (samples[(near * ActivityMinute.BytesPerSecond) + Looks] > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Motion of such a second is known, watched or not.</summary>
    public static bool HasPictures(ReadOnlySpan<byte> samples, int second)
    {
        var offset = second * ActivityMinute.BytesPerSecond;
        return samples.Length >= offset + ActivityMinute.BytesPerSecond && samples[offset + Frames] > 0;
    }

    /// <summary>The track rounds motion up; a second moves when even the least that its byte can stand for would have made the model look.</summary>
    private bool IsMoving(byte motion) => (motion - 1) / FullMotion >= options.MotionShare;
}
