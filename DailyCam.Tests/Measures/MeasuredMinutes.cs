using DailyCam.Core.Cameras;
using DailyCam.Core.Measures;

namespace DailyCam.Tests.Measures;

/// <summary>Rows of measured minutes.</summary>
internal static class MeasuredMinutes
{
    /// <summary>A minute of a healthy 720p camera with 15 frames a second and 2 Mbit/s.</summary>
    public static MeasureMinute Good(CameraId camera, DateTimeOffset minute, int keyIntervalMilliseconds = 2000, double share = 1) => new()
    {
        CameraId = camera,
        Minute = minute,
        Fragments = 120,
        Frames = (int)(900 * share),
        MediaMilliseconds = 60_000,
        Bytes = (long)(15_000_000 * share),
        KeyFrames = 60_000 / keyIntervalMilliseconds,
        KeyFrameIntervalMilliseconds = keyIntervalMilliseconds,
        JitterCount = 120,
        JitterMicroseconds = (long)(120 * 6_000 / share),
        MissingFrames = (int)(900 * (1 - share)),
        Width = 1280,
        Height = 720,
        VideoCodec = "h264",
        HasSound = true,
    };
}
