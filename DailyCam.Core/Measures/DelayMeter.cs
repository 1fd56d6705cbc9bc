namespace DailyCam.Core.Measures;

/// <summary>
/// How evenly fragments arrive, and whether the camera's clock runs with ours. A delay is the receipt of a fragment less the media time of its end; only differences
/// of delays mean anything. One per connection; not safe for concurrent use.
/// </summary>
internal sealed class DelayMeter
{
    /// <summary>What the first minute of a connection brought at best is what the drift is counted from.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(1);

    private TimeSpan? began;
    private TimeSpan? previous;
    private TimeSpan? leastAtBeginning;
    private TimeSpan? least;

    /// <summary>Since <see cref="Forget"/>; zero within the beginning.</summary>
    public TimeSpan Drift => least - leastAtBeginning ?? TimeSpan.Zero;

    /// <summary>How much this delay differs from the one before; null for the first.</summary>
    /// <param name="elapsed">Monotonic time of the receipt.</param>
    /// <param name="mediaEnd">Media time of the fragment's end.</param>
    public TimeSpan? Add(TimeSpan elapsed, TimeSpan mediaEnd)
    {
        var delay = elapsed - mediaEnd;
        began ??= elapsed;
        least = Least(least, delay);
        if (elapsed - began < Beginning)
        {
            leastAtBeginning = Least(leastAtBeginning, delay);
        }

        var difference = (delay - previous)?.Duration();
        previous = delay;
        return difference;
    }

    /// <summary>A new minute begins: what comes now decides its drift.</summary>
    public void Forget() => least = null;

    private static TimeSpan Least(TimeSpan? known, TimeSpan delay) => known is { } value && value < delay ? value : delay;
}
