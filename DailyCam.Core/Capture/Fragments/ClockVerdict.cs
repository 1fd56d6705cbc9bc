namespace DailyCam.Core.Capture.Fragments;

/// <summary>What <see cref="ClockGuard"/> thinks of a fragment. Anything but the first two ends the attempt.</summary>
public enum ClockVerdict
{
    Fine = 0,

    /// <summary>Not wrong, but nothing to show: leave it out.</summary>
    Skip = 1,

    NoVideo = 2,
    TooLong = 3,
    Squeezed = 4,
    Drifted = 5,
}
