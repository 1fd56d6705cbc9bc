namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Notices that a source's timestamps went wrong. FFmpeg does not fail then: it goes on with fragments of 60 frames in a millisecond, of 5 s, or
/// without video, and everything behind it stalls. One per attempt; pure but for what it remembers; not safe for concurrent use.
/// </summary>
public sealed class ClockGuard(ClockGuardLimits limits)
{
    /// <summary>A camera sends what it had buffered when we connect, faster than time: for this long media time may run ahead.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>A stalled network catches up within seconds, and until then everything is late; only what stays late has lost time.</summary>
    private static readonly TimeSpan LateFor = TimeSpan.FromSeconds(10);

    /// <summary>FFmpeg mends a single disordered time by itself; a jump of the camera's clock gave 90 such lines (measured).</summary>
    private const int DisorderLimit = 10;

    private static readonly TimeSpan DisorderWindow = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The muxer's words for times out of order. The last two (of FFmpeg 5.1 and of later ones) are for a camera's clock that went back by more than a minute: FFmpeg takes that for the 32-bit count's wrap,
    /// 13 hours on, and then lets each picture last one tick, so that a camera with rare key frames gives no fragment any more (measured).
    /// </summary>
    internal static readonly string[] DisorderWords = ["Non-monotonous DTS", "non monotonically increasing dts", "Packet duration:", "is out of range for mov/mp4"];

    private TimeSpan? lateSince;
    private TimeSpan disorderSince;
    private int disorder;

    /// <summary>Whether a line on FFmpeg's standard error complains about the order of times.</summary>
    public static bool IsDisorder(string line) => Array.Exists(DisorderWords, words => line.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks at a fragment after the first with video.</summary>
    /// <param name="facts">What its moof says.</param>
    /// <param name="duration">Duration of its video.</param>
    /// <param name="drift">How much later than the least delay it came; negative when media time ran ahead of it.</param>
    /// <param name="elapsed">Time since the attempt's first fragment.</param>
    public ClockVerdict Check(FragmentFacts facts, TimeSpan duration, TimeSpan drift, TimeSpan elapsed)
    {
        if (facts.VideoSampleCount == 0)
        {
            return limits.SkipsFragmentsWithoutVideo ? ClockVerdict.Skip : ClockVerdict.NoVideo;
        }

        // A slow camera has one long frame in each fragment: that is its rate, not a jump.
        var frame = duration / facts.VideoSampleCount;
        if (duration > limits.LongestFragment && duration > 2 * frame)
        {
            return ClockVerdict.TooLong;
        }

        return frame < limits.ShortestFrame ? ClockVerdict.Squeezed : CheckDrift(drift, elapsed);
    }

    /// <summary>Counts a line for which <see cref="IsDisorder"/> is true. False when there were too many in a short time.</summary>
    public bool ToleratesDisorder(TimeSpan elapsed)
    {
        if (elapsed - disorderSince > DisorderWindow)
        {
            (disorderSince, disorder) = (elapsed, 0);
        }

        return ++disorder <= DisorderLimit;
    }

    private ClockVerdict CheckDrift(TimeSpan drift, TimeSpan elapsed)
    {
        if (drift < -limits.LargestDrift && elapsed > Settling)
        {
            return ClockVerdict.Drifted;
        }

        if (drift <= limits.LargestDrift)
        {
            lateSince = null;
            return ClockVerdict.Fine;
        }

        lateSince ??= elapsed;
        return elapsed - lateSince > LateFor ? ClockVerdict.Drifted : ClockVerdict.Fine;
    }
}
