namespace DailyCam.Core.Capture.Fragments;

/// <summary>How far a source's clock may go wrong before its attempt ends.</summary>
public sealed record ClockGuardLimits
{
    /// <summary>Longest fragment, however many frames it has.</summary>
    public required TimeSpan LongestFragment { get; init; }

    /// <summary>Shortest frame. A camera whose times jumped back gets its frames squeezed to one tick each.</summary>
    public required TimeSpan ShortestFrame { get; init; }

    /// <summary>Most that media time and the clock of receipt may part.</summary>
    public required TimeSpan LargestDrift { get; init; }

    /// <summary>Whether a fragment without video is left out instead of ending the attempt.</summary>
    public bool SkipsFragmentsWithoutVideo { get; init; }

    /// <summary>A camera: 3 parts, 4 ms a frame (250 frames a second), 2 s. With these, one jump of the camera's clock ends the attempt within seconds (measured).</summary>
    public static ClockGuardLimits ForCamera(TimeSpan part) => new()
    {
        LongestFragment = 3 * part,
        ShortestFrame = TimeSpan.FromMilliseconds(4),
        LargestDrift = TimeSpan.FromSeconds(2),
    };

    /// <summary>
    /// What FFmpeg paces itself: a file may have silence, gaps and any speed, and a busy machine may fall behind for a while without anything being
    /// wrong with the source.
    /// </summary>
    public static ClockGuardLimits ForLocal { get; } = new()
    {
        LongestFragment = TimeSpan.FromMinutes(1),
        ShortestFrame = TimeSpan.Zero,
        LargestDrift = TimeSpan.FromSeconds(30),
        SkipsFragmentsWithoutVideo = true,
    };
}
