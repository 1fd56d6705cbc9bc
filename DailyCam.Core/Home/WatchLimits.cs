using DailyCam.Core.Detection;

namespace DailyCam.Core.Home;

/// <summary>How old a look may be to prove that somebody watches.</summary>
/// <param name="LookAge">Age of the newest look, above which nobody is said to watch.</param>
/// <param name="StartTime">Time from the first picture to the first look within which nothing is wrong yet.</param>
public sealed record WatchLimits(TimeSpan LookAge, TimeSpan StartTime)
{
    /// <summary>From the camera's picture to the model: fragments of half a second, the decoder, a machine that is busy, and the seconds by which a picture's own clock may be off.</summary>
    private static readonly TimeSpan Way = TimeSpan.FromSeconds(8);

    /// <summary>While nothing moves the model looks at each idle interval; its answer may take its limit, and its start too.</summary>
    public static WatchLimits Of(DetectionOptions options)
    {
        var age = options.IdleInterval + options.AnswerTimeout + Way;
        return new WatchLimits(age, age + options.StartTimeout);
    }
}
