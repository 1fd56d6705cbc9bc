namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Puts media time on the wall clock: the least delay between the end of a fragment's media and its receipt is the truth, because every other
/// fragment only came later (the first ones come in a burst after FFmpeg's probing; their receipt would be 0.4 s wrong, measured).
/// Time runs on the monotonic clock, so that a step of the system clock moves everything at once instead of looking like a delay.
/// One per attempt; not safe for concurrent use.
/// </summary>
public sealed class WallClock
{
    /// <summary>Old minima are forgotten after one to two of these, so that a camera whose crystal runs 100 ppm slow drifts by milliseconds and not by seconds a day.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>A system clock that is off by more than this against the monotonic one was stepped.</summary>
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(2);

    private DateTimeOffset origin;
    private TimeSpan windowStart;
    private TimeSpan? previousLeast;
    private TimeSpan? least;

    /// <summary>Least delay between media time and the monotonic clock in the recent past.</summary>
    public TimeSpan LeastDelay => previousLeast < least ? previousLeast.Value : least ?? TimeSpan.Zero;

    /// <summary>Takes note of a fragment.</summary>
    /// <param name="utcNow">System clock at the receipt of its last byte.</param>
    /// <param name="elapsed">Monotonic time since the attempt's start at that moment.</param>
    /// <param name="mediaEnd">Media time of its end.</param>
    public void Observe(DateTimeOffset utcNow, TimeSpan elapsed, TimeSpan mediaEnd)
    {
        var shift = utcNow - elapsed - origin;
        if (least is null || shift.Duration() > StepLimit)
        {
            origin += shift;
        }

        if (elapsed - windowStart >= Window)
        {
            (previousLeast, least, windowStart) = (least, null, elapsed);
        }

        var delay = elapsed - mediaEnd;
        least = least is { } known && known < delay ? known : delay;
    }

    /// <summary>Wall clock of a moment of media time.</summary>
    public DateTimeOffset At(TimeSpan media) => origin + media + LeastDelay;
}
