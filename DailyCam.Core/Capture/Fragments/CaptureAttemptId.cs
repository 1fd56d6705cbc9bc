namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// One life of a camera's FFmpeg. Taken from the clock in milliseconds when the attempt starts and raised by one if it would repeat,
/// so it rises over reconnects and process restarts and may be used in URLs that are never reused.
/// </summary>
public readonly record struct CaptureAttemptId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
