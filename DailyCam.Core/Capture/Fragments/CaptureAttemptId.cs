namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// What one init segment describes: one life of a camera's FFmpeg, or what follows in it after the camera changed its parameters. Taken from the clock in milliseconds when it starts and raised by one if it would repeat,
/// so it rises over reconnects and process restarts and may be used in URLs that are never reused.
/// </summary>
public readonly record struct CaptureAttemptId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
