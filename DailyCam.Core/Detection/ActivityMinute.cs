using DailyCam.Core.Cameras;

namespace DailyCam.Core.Detection;

/// <summary>
/// The activity track of one camera and one minute: 60 seconds of motion, people, frames looked at and loudness. Written when the minute ends and at an orderly stop.
/// A second with no frames is a second nobody watched.
/// </summary>
public sealed class ActivityMinute
{
    /// <summary>Bytes per second in <see cref="Samples"/>: motion (0 to 255 for 0 to 1), most people seen, frames looked at by motion, frames looked at by the model.</summary>
    public const int BytesPerSecond = 4;

    /// <summary>Seconds of a minute.</summary>
    public const int Seconds = 60;

    /// <summary>Where the loudness of the 60 seconds stands in <see cref="Samples"/>, a byte each as <see cref="Loudness"/> says. Rows from before loudness was measured end here.</summary>
    public const int LoudnessFrom = Seconds * BytesPerSecond;

    /// <summary>Bytes of a whole minute.</summary>
    public const int Length = LoudnessFrom + Seconds;

    public required CameraId CameraId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>60 x <see cref="BytesPerSecond"/> bytes, second by second, then 60 of loudness; without those in rows of earlier versions.</summary>
    public required byte[] Samples { get; set; }

    /// <summary>How loud a second (0 to 59) was in dB below full scale, -100 to 0 in steps of a half; null when it was not measured, which says nothing about how loud it was.</summary>
    public double? LoudnessAt(int second) => Samples.Length > LoudnessFrom + second ? Loudness.Read(Samples[LoudnessFrom + second]) : null;
}
