using DailyCam.Core.Cameras;

namespace DailyCam.Core.Detection;

/// <summary>
/// The activity track of one camera and one minute: 60 seconds of motion, people and frames looked at. Written when the minute ends and at an orderly stop.
/// A second with no frames is a second nobody watched.
/// </summary>
public sealed class ActivityMinute
{
    /// <summary>Bytes per second in <see cref="Samples"/>: motion (0 to 255 for 0 to 1), most people seen, frames looked at by motion, frames looked at by the model.</summary>
    public const int BytesPerSecond = 4;

    public required CameraId CameraId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>60 x <see cref="BytesPerSecond"/> bytes, second by second.</summary>
    public required byte[] Samples { get; set; }
}
